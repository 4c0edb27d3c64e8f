package org.hikae.orchestrator.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hikae.orchestrator.Premises;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the API says of itself, who may ask it, and what it answers to nonsense.
@TestInstance(Lifecycle.PER_CLASS)
class ApiTest {
  private static final Path COMMITTED = Path.of("../../docs/reference/openapi.json");
  private static final Path CONFIG = Path.of("../../config");
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir static Path folder = Path.of("unset");

  private Premises premises = unset();

  @BeforeAll
  void start() throws Exception {
    premises =
        Premises.open(
            folder, "", "schedules:\n  - {id: monthly, does: report, at: \"0 6 1 * *\"}\n");
  }

  @AfterAll
  void stop() {
    premises.close();
  }

  /// `-Dhikae.write=true` writes what is served into the documentation.
  @Test
  @Tag("EXT-02")
  void theCommittedDocumentIsTheOneThatIsServed() throws Exception {
    var served = premises.page("/api/v1/openapi.json").body();
    if (Boolean.getBoolean("hikae.write")) {
      Files.writeString(COMMITTED, served);
    }
    assertThat(Files.readString(COMMITTED))
        .as("run this test with -Dhikae.write=true to write it anew")
        .isEqualTo(served);
  }

  @Test
  @Tag("SEC-08")
  void theDoorTakesKeysOf256BitsOnly() throws Exception {
    assertThat(premises.shakesHands("TLS_AES_256_GCM_SHA384")).isTrue();
    assertThat(premises.shakesHands("TLS_AES_128_GCM_SHA256")).isFalse();
  }

  @Test
  void theMonthIsReportedInEveryForm() throws Exception {
    var month = JSON.readTree(premises.page("/api/v1/reports").body()).get(0).asString();
    var report = JSON.readTree(premises.page("/api/v1/reports/" + month).body());
    assertThat(report.path("over").asBoolean(true)).isFalse();
    assertThat(report.path("services").findValuesAsString("service")).contains("registry");
    assertThat(report.path("zone").asString())
        .as("unless the settings say")
        .isEqualTo("Asia/Tokyo");
    assertThat(report.path("meanTimes").size()).isEqualTo(4);

    var page = premises.page("/api/v1/reports/" + month + "/html?lang=ja");
    assertThat(page.body()).contains("復旧月次報告書", "月の途中");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .startsWith("default-src 'none'");
    assertThat(premises.page("/api/v1/reports/" + month + "/pdf").body()).startsWith("%PDF-");
    assertThat(premises.page("/api/v1/reports/" + month + "/csv").body())
        .contains("service,registry,core");
    assertThat(premises.page("/reports?lang=en", "Accept", "text/html").body())
        .contains("/api/v1/reports/" + month + "/html");

    assertThat(premises.page("/api/v1/reports/1999-01").statusCode()).isEqualTo(404);
    assertThat(premises.page("/api/v1/reports/november").statusCode()).isEqualTo(400);
  }

  @Test
  void aScheduledReportIsToldAsANotice() throws Exception {
    premises.sato.post("/schedules/monthly/starts", "{}");

    premises.sato.until("/notices", all -> all.toString().contains("hikae report monthly"));
    var schedule =
        premises.sato.until(
            "/schedules/monthly", shown -> shown.toString().contains("\"state\":\"DONE\""));
    assertThat(schedule.toString()).contains("\"does\":\"report\"");
    assertThat(premises.page("/schedules?lang=ja", "Accept", "text/html").body()).contains("月次報告");
  }

  @Test
  @Tag("EXT-02")
  void everyReferenceInTheDocumentLeadsSomewhere() throws Exception {
    var document = document();
    assertThat(document.path("openapi").asString()).isEqualTo("3.1.0");
    var schemas = document.at("/components/schemas");
    for (var name : document.findValuesAsString("$ref")) {
      assertThat(schemas.has(name.substring(name.lastIndexOf('/') + 1))).as(name).isTrue();
    }
    assertThat(document.findValuesAsString("operationId")).doesNotHaveDuplicates();
  }

  /// Whatever is sent to whichever route: the answer is never the fault of the server.
  @Test
  @Tag("SEC-09")
  void nonsenseIsRefusedAndNeverBreaksAnything() throws Exception {
    var nonsense = new Nonsense(new Random(20261126));
    var paths = document().path("paths");
    var asked = 0;
    try (var operator = premises.showing("operator.osaka.fuzz")) {
      for (var path : paths.propertyNames()) {
        for (var method : paths.get(path).propertyNames()) {
          var operation = paths.get(path).get(method);
          for (var request : nonsense.of(path, method, operation, premises.port)) {
            var answer = operator.send(request, java.net.http.HttpResponse.BodyHandlers.ofString());
            asked++;
            assertThat(answer.statusCode())
                .as("%s %s: %s", request.method(), request.uri(), answer.body())
                .isLessThan(500);
            if (answer.statusCode() >= 400) {
              problem(answer.body());
            }
          }
        }
      }
    }
    assertThat(asked).isGreaterThan(250);
    assertThat(premises.page("/api/v1/status").statusCode()).isEqualTo(200);
  }

  private static void problem(String body) {
    if (body.isEmpty()) {
      return; // Tomcat's own refusal of what is no HTTP
    }
    var problem = JSON.readTree(body);
    assertThat(problem.path("detail").asString("")).as(body).isNotBlank();
    assertThat(problem.path("hint").asString("")).as(body).isNotBlank();
    assertThat(body).doesNotContain("Exception", "org.hikae", "java.", "tools.jackson");
  }

  @Test
  @Tag("EXT-02")
  void aTokenMayDoWhatItsScopesSayAndNothingElse() throws Exception {
    var reading = token(List.of("read"));
    var testing = token(List.of("test"));
    assertThat(as(reading, "GET", "/api/v1/status", "")).isEqualTo(200);
    assertThat(as(reading, "POST", "/api/v1/plans", "{}")).isEqualTo(403);
    assertThat(as(testing, "POST", "/api/v1/plans", "{}")).isEqualTo(400);
    assertThat(as(testing, "POST", "/api/v1/vaults/osaka/mirror", "")).isEqualTo(403);
    assertThat(as(testing, "POST", "/api/v1/runs", order("incident"))).isEqualTo(403);
    assertThat(as(testing, "GET", "/api/v1/tokens", "")).isEqualTo(403);
    assertThat(as(reading.substring(0, reading.length() - 1) + "x", "GET", "/api/v1/status", ""))
        .isEqualTo(401);
    assertThat(as("hikae_", "GET", "/api/v1/status", "")).isEqualTo(401);
  }

  @Test
  void aTokenGivesAwayNoRightThatItDoesNotHave() throws Exception {
    var admin = token(List.of("admin"));
    var wanted = "{\"name\":\"more\",\"scopes\":[\"run\"]}";
    assertThat(as(admin, "POST", "/api/v1/tokens", wanted)).isEqualTo(403);
    assertThat(as(admin, "POST", "/api/v1/tokens", wanted.replace("run", "admin"))).isEqualTo(201);
  }

  @Test
  void aRevokedTokenIsGoodForNothing() throws Exception {
    var token = token(List.of("run"));
    var id = idOf(token);
    assertThat(as(token, "GET", "/api/v1/status", "")).isEqualTo(200);
    try (var operator = premises.showing("operator.osaka.revoker")) {
      var request =
          java.net.http.HttpRequest.newBuilder(
                  java.net.URI.create(
                      "https://127.0.0.1:" + premises.port + "/api/v1/tokens/" + id))
              .DELETE()
              .build();
      assertThat(
              operator
                  .send(request, java.net.http.HttpResponse.BodyHandlers.ofString())
                  .statusCode())
          .isEqualTo(204);
    }
    assertThat(as(token, "GET", "/api/v1/status", "")).isEqualTo(401);
  }

  @Test
  void theSecretOfATokenIsWrittenNowhere() throws Exception {
    var token = token(List.of("read"));
    var secret = token.substring(token.indexOf('_', "hikae_".length()) + 1);
    var kept = new ArrayList<String>();
    premises
        .stage
        .ledger
        .at(org.hikae.protocol.NodeId.parse("orchestrator.osaka.o1"))
        .entries(0, 10_000)
        .forEach(entry -> kept.add(entry.body()));
    assertThat(kept).isNotEmpty().noneMatch(body -> body.contains(secret));
    assertThat(premises.sato.get("/tokens").toString())
        .contains(idOf(token))
        .doesNotContain(secret);
  }

  /// A dashboard that watches what nobody tells shows nothing, and an alert on it never comes.
  @Test
  void everyFigureThatDashboardAndAlertsWatchIsTold() throws Exception {
    premises.protect(Premises.REGISTRY, "full");
    var answer = premises.page("/metrics");
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    var told = Pattern.compile("(?m)^# TYPE (\\w+) gauge$").matcher(answer.body());
    var gauges = told.results().map(found -> found.group(1)).collect(Collectors.toSet());
    for (var file : List.of("grafana/hikae.json", "prometheus/hikae.rules.yaml")) {
      var watched = Pattern.compile("hikae_\\w+").matcher(Files.readString(CONFIG.resolve(file)));
      assertThat(watched.results().map(found -> found.group()).collect(Collectors.toSet()))
          .as(file)
          .isSubsetOf(gauges);
    }
    assertThat(answer.body())
        .contains(
            "hikae_leader 1\n",
            "hikae_service_active{service=\"registry\",site=\"tokyo\"} 1\n",
            "hikae_point_age_seconds{service=\"registry\",vault=\"osaka\"} ",
            "hikae_mirror_lag_seconds{vault=\"osaka\"} 0\n",
            "hikae_requirement{id=\"SEC-06\",standing=\"attest\"} 1\n");
    assertThat(answer.body().lines())
        .allMatch(line -> line.matches("#.*|hikae_\\w+(\\{[^}]*})? -?[0-9.E]+"));
  }

  /// Downloading is more than looking, and each one is written down before it begins.
  @Test
  void filesOfAPointAreListedHandedOutAndWrittenDown() throws Exception {
    var large = new byte[3 << 20];
    new Random(5).nextBytes(large);
    premises.show(
        Map.of(
            "office/戸籍 \\\\xe9.txt",
            "山田".getBytes(UTF_8),
            "office/large",
            large,
            "office/damaged",
            new byte[200],
            "office/large and damaged",
            large));
    premises.protect(Premises.REGISTRY, "full");
    var mark = premises.sato.get("/points?service=registry").get(0).path("mark").asString();
    var point = "/api/v1/points/registry/" + mark;

    assertThat(premises.page(point + "/files").body()).contains("source=database or documents");
    var listed = JSON.readTree(premises.page(point + "/files?source=documents&path=office").body());
    assertThat(listed.path("files").valueStream().map(file -> file.path("name").asString()))
        .containsExactly("damaged", "large", "large and damaged", "戸籍 \\\\xe9.txt");
    assertThat(listed.at("/files/3/mode").asString()).isEqualTo("0640");

    var download = point + "/download?source=documents&path=";
    var register = download + encoded("office/戸籍 \\\\xe9.txt");
    assertThat(premises.page(register).statusCode()).isEqualTo(403);
    assertThat(as(token(List.of("test")), "GET", register, "")).isEqualTo(403);
    try (var operator = premises.showing("operator.osaka.reader")) {
      var answer = operator.send(asking(register), BodyHandlers.ofString());
      assertThat(answer.body()).isEqualTo("山田");
      assertThat(answer.headers().firstValue("Content-Disposition"))
          .contains(
              "attachment; filename=\"__ __xe9.txt\";"
                  + " filename*=UTF-8''%E6%88%B8%E7%B1%8D%20%5C%5Cxe9.txt");
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/octet-stream");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(answer.headers().firstValue("Content-Length")).contains("6");
      assertThat(
              operator.send(asking(download + "office/large"), BodyHandlers.ofByteArray()).body())
          .isEqualTo(large);
      var damaged = operator.send(asking(download + "office/damaged"), BodyHandlers.ofString());
      assertThat(damaged.statusCode()).isEqualTo(502);
      assertThat(damaged.body()).contains("a blob is not what its name says", "heal the vault");
      assertThatIOException()
          .isThrownBy(
              () ->
                  operator.send(
                      asking(download + encoded("office/large and damaged")),
                      BodyHandlers.ofByteArray()));
    }
    var written =
        premises.sato.until(
            "/audit?who=operator.osaka.reader", audit -> audit.path("accesses").size() >= 4);
    assertThat(written.path("accesses").valueStream())
        .anyMatch(
            access ->
                access.path("path").asString().endsWith("path=office/戸籍 \\\\xe9.txt")
                    && access.path("right").asString().equals("run"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  private HttpRequest asking(String path) {
    return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + premises.port + path)).build();
  }

  @Test
  void theRequirementsCanBeRead() throws Exception {
    var rows = premises.sato.get("/requirements");
    assertThat(rows).hasSize(34);
    assertThat(rows.valueStream())
        .filteredOn(row -> row.path("standing").asString().equals("MET"))
        .allMatch(row -> !row.path("evidence").isNull());
  }

  private String token(List<String> scopes) throws Exception {
    var body = JSON.writeValueAsString(Map.of("name", "a test", "scopes", scopes, "days", 1));
    return premises.sato.post("/tokens", body).path("token").asString();
  }

  private static String idOf(String token) {
    return token.substring("hikae_".length(), token.indexOf('_', "hikae_".length()));
  }

  private int as(String token, String method, String path, String body) throws Exception {
    return premises
        .send(
            method,
            path,
            body,
            "Authorization",
            "Bearer " + token,
            "Content-Type",
            "application/json")
        .statusCode();
  }

  private static String order(String occasion) {
    return JSON.writeValueAsString(
        Map.of("service", "registry", "runbook", "site-loss", "occasion", occasion));
  }

  private JsonNode document() throws Exception {
    return JSON.readTree(premises.page("/api/v1/openapi.json").body());
  }

  @SuppressWarnings("NullAway")
  private static Premises unset() {
    return null;
  }
}
