package org.hikae.orchestrator.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hikae.orchestrator.Premises;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every page of a running orchestrator, as a browser gets it.
@TestInstance(Lifecycle.PER_CLASS)
class ConsoleTest {
  private static final String[] BROWSER = {"Accept", "text/html"};

  @TempDir static Path folder = Path.of("unset");

  private Premises premises = unset();
  private String drill = "";
  private String point = "";
  private String switchover = "";

  @BeforeAll
  void start() throws Exception {
    premises =
        Premises.open(
            folder,
            "",
            """
            schedules:
              - {id: nightly, does: backup, at: "0 2 1 1 *", jitter: 10m, window: {from: "22:00", until: "05:00"}}
              - {id: rehearsal, does: drill, services: [registry], at: "0 4 1 1 *", missed: report}
            """);
    premises.show(
        Map.of("office/戸籍 <b>.txt", "山田".getBytes(UTF_8), "office/deed.txt", new byte[2000]));
    premises.protect(Premises.REGISTRY, "full");
    point = premises.sato.get("/points?service=registry").get(0).path("mark").asString();
    premises.protect(Premises.PERMITS, "full");
    premises.sato.post("/schedules/nightly/starts", "");
    premises.sato.until(
        "/schedules/nightly",
        seen -> !seen.path("starts").get(0).path("parts").toString().contains("RUNNING"));
    drill = premises.order(Premises.REGISTRY, "site-loss", "drill");
    premises.ended(drill);
    switchover = premises.order(Premises.REGISTRY, "switchover", "incident");
    premises.sato.until(
        "/runs/" + switchover, run -> run.path("state").asString().equals("WAITING_FOR_PERSON"));
  }

  @AfterAll
  void stop() {
    premises.close();
  }

  static Stream<String> pages() {
    return Stream.of(
        "/",
        "/points",
        "/points/registry",
        "/points/permits",
        "/points/registry/POINT",
        "/points/registry/POINT/documents/files",
        "/points/registry/POINT/documents/files?path=office",
        "/runs",
        "/runs?only=drills",
        "/runs/DRILL",
        "/runs/DRILL/follow",
        "/runs/SWITCHOVER",
        "/runs/SWITCHOVER/follow",
        "/runbooks",
        "/runbooks/site-loss",
        "/runbooks/switchover",
        "/services",
        "/services/registry",
        "/vaults",
        "/vaults/osaka/retention",
        "/history",
        "/availability",
        "/notices",
        "/schedules",
        "/schedules/nightly/start",
        "/schedules/rehearsal/start",
        "/jobs",
        "/reports",
        "/housekeeping",
        "/public/status",
        "/sign-in",
        "/estate",
        "/estate/edit",
        "/estate/versions/1",
        "/settings",
        "/requirements",
        "/help",
        "/help/introduction",
        "/help/best-practice",
        "/nowhere");
  }

  @Test
  void whatIsOrderedNowGoesOnAmongTheJobs() throws Exception {
    try (var kato = new Visitor(premises, "operator.osaka.kato")) {
      var plan = kato.get("/schedules/nightly/start?lang=en").body();
      assertThat(plan).contains("Nothing was started yet", "backup of registry at", "Start it now");

      var ordered = kato.post("/services/permits/backups", "kind=incremental", null);
      assertThat(ordered.statusCode()).as(ordered.body()).isEqualTo(302);
      assertThat(ordered.headers().firstValue("Location").orElse("")).endsWith("/jobs");
      var jobs =
          premises.sato.until(
              "/jobs?kind=backup", all -> all.get(0).path("state").asString().equals("DONE"));
      assertThat(jobs.get(0).path("subject").asString()).isEqualTo("permits");
      assertThat(kato.get("/jobs?lang=en").body()).contains("incremental backup", "permits");

      assertThat(kato.post("/services/permits/backups", "kind=half", null).statusCode())
          .isEqualTo(400);
      var none = kato.post("/vaults/tokyo/mirror", "", null);
      assertThat(none.statusCode()).isEqualTo(409);
      assertThat(none.body()).contains("is no mirror of another");
      assertThat(kato.get("/vaults?lang=en").body()).contains("Mirror now", "Verify now");
    }
    assertThat(premises.page("/vaults?lang=en", BROWSER).body()).doesNotContain("Mirror now");
  }

  @ParameterizedTest
  @Tag("SEC-09")
  @Tag("SUP-02")
  @MethodSource("pages")
  void aPageIsThereInBothLanguagesAndSafe(String path) throws Exception {
    for (var language : List.of("en", "ja")) {
      var address = at(path);
      var page =
          premises.page(
              address + (address.contains("?") ? "&" : "?") + "lang=" + language, BROWSER);

      assertThat(page.statusCode()).isEqualTo(path.equals("/nowhere") ? 404 : 200);
      assertThat(page.headers().firstValue("Content-Security-Policy"))
          .hasValueSatisfying(
              policy -> assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe"));
      assertThat(page.body())
          .contains("<html lang=\"" + language + "\"", "</html>")
          .doesNotContain("??", "th:", "${", "style=", "onclick", "<style", "javascript:")
          .doesNotContainPattern("<script(?! src)");
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void nothingButNamesIsLeftInEnglishOnAJapanesePage(String path) throws Exception {
    var address = at(path);
    var page = premises.page(address + (address.contains("?") ? "&" : "?") + "lang=ja", BROWSER);

    assertThat(JapanesePage.leftovers(page.body())).as(path).isEmpty();
  }

  /// Those that only administrators may open.
  @ParameterizedTest
  @ValueSource(strings = {"/audit", "/audit/misuse", "/users"})
  void anAdministratorsPageIsThereInBothLanguagesAndSafe(String path) throws Exception {
    try (var sato = new Visitor(premises, "operator.osaka." + path.replace("/", "x"))) {
      var english = sato.get(path + "?lang=en");
      var japanese = sato.get(path + "?lang=ja");

      assertThat(english.statusCode()).as(english.body()).isEqualTo(200);
      assertThat(english.body() + japanese.body())
          .contains("<html lang=\"en\"", "<html lang=\"ja\"")
          .doesNotContain("??", "th:", "${", "style=", "onclick", "<style", "javascript:");
      assertThat(JapanesePage.leftovers(japanese.body())).as(path).isEmpty();
    }
  }

  private String at(String path) {
    return path.replace("POINT", point).replace("DRILL", drill).replace("SWITCHOVER", switchover);
  }

  @Test
  void whatAVisitorChoosesIsKept() throws Exception {
    var chosen = premises.page("/?lang=ja&theme=dark", BROWSER);
    assertThat(chosen.headers().allValues("Set-Cookie"))
        .anyMatch(cookie -> cookie.startsWith("hikae-lang=ja") && cookie.contains("HttpOnly"))
        .anyMatch(cookie -> cookie.startsWith("hikae-theme=dark") && cookie.contains("Secure"));

    var later =
        premises.page(
            "/points", "Accept", "text/html", "Cookie", "hikae-lang=ja; hikae-theme=dark");
    assertThat(later.body()).contains("lang=\"ja\"", "data-theme=\"dark\"", "復旧ポイント");
    var spoilt = premises.page("/", "Accept", "text/html", "Cookie", "hikae-lang=x\"><b>");
    assertThat(spoilt.body()).contains("lang=\"en\"").doesNotContain("x\"><b>");
  }

  @Test
  void aFileOfAPointIsListedForWhoeverLooksAndHandedToWhoeverMay() throws Exception {
    var files = "/points/registry/" + point + "/documents/files?path=office";
    var seen = premises.page(files, BROWSER).body();
    assertThat(seen).contains("戸籍 &lt;b&gt;.txt", "0640", "deed.txt");
    assertThat(seen).doesNotContain("<b>.txt", "/download?");

    try (var operator = premises.showing("operator.osaka.reader")) {
      var shown = operator.send(asking(files), BodyHandlers.ofString()).body();
      var link =
          Pattern.compile("/points/[^\"]*/download\\?path=office%2F%E6[^\"]*").matcher(shown);
      assertThat(link.find()).as(shown).isTrue();
      assertThat(premises.page(link.group(), BROWSER).statusCode()).isEqualTo(403);
      var had = operator.send(asking(link.group()), BodyHandlers.ofString());
      assertThat(had.body()).isEqualTo("山田");
      assertThat(had.headers().firstValue("Content-Disposition").orElse(""))
          .startsWith("attachment; ")
          .endsWith("filename*=UTF-8''%E6%88%B8%E7%B1%8D%20%3Cb%3E.txt");
    }
  }

  private HttpRequest asking(String path) {
    return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + premises.port + path))
        .headers(BROWSER)
        .build();
  }

  @Test
  void filesAreKeptByTheirHash() throws Exception {
    var page = premises.page("/", BROWSER).body();
    var sheet = Pattern.compile("/assets/hikae\\.css\\?v=[0-9a-f]{12}").matcher(page);
    assertThat(sheet.find()).isTrue();

    var file = premises.page(sheet.group());
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
    var tag = file.headers().firstValue("ETag").orElse("");
    assertThat(premises.page(sheet.group(), "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(premises.page("/").headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void anErrorSaysWhatToDoAndShowsNoStackTrace() throws Exception {
    var unknown = premises.page("/runs/nobody?lang=en", BROWSER);
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body()).contains("What to do:").doesNotContain("Exception", "at org.");

    var forbidden =
        premises.send(
            "POST",
            "/runs/" + drill + "/end",
            "note=x",
            "Accept",
            "text/html",
            "Content-Type",
            "application/x-www-form-urlencoded");
    assertThat(forbidden.statusCode()).isEqualTo(403);
    assertThat(forbidden.body()).contains("You may not do this");

    var program = premises.page("/runs/nobody", "Accept", "application/json");
    assertThat(program.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(premises.page("/runs/%00?lang=en", BROWSER).body()).doesNotContain("Exception");
    var garbled = premises.page("/runs?=x", BROWSER);
    assertThat(garbled.statusCode()).isLessThan(500);
    assertThat(garbled.body()).doesNotContain("Exception");
  }

  @Test
  void aPersonLeadsARunByItsPage() throws Exception {
    var address = "/runs/" + switchover + "/follow";
    assertThat(premises.page(address + "?lang=en", BROWSER).body())
        .contains("You can read along", "Two different people")
        .doesNotContain("<button class=\"strong\"");
    try (var suzuki = new Visitor(premises, "operator.osaka.suzuki")) {
      assertThat(suzuki.get(address + "?lang=en").body())
          .contains("It is done", "operator.osaka.suzuki");

      var foreign =
          suzuki.post(
              "/runs/" + switchover + "/steps/ready",
              "choice=confirm",
              "https://elsewhere.example");
      assertThat(foreign.statusCode()).isEqualTo(403);

      var said =
          suzuki.post("/runs/" + switchover + "/steps/ready", "choice=confirm&note=told+all", null);
      assertThat(said.statusCode()).isEqualTo(302);
      assertThat(suzuki.get(address + "?lang=en").body())
          .contains("Confirmed by operator.osaka.suzuki");

      var again = suzuki.post("/runs/" + switchover + "/steps/ready", "choice=confirm", null);
      assertThat(again.headers().firstValue("Location").orElse("")).endsWith("notice=overtaken");
    }
  }

  @Test
  void valuesAreEscaped() throws Exception {
    var page = premises.page("/runs/%3Cscript%3Ealert(1)%3C%2Fscript%3E?lang=en", BROWSER);
    assertThat(page.body()).doesNotContain("<script>alert");
  }

  @SuppressWarnings("NullAway")
  private static Premises unset() {
    return null;
  }
}
