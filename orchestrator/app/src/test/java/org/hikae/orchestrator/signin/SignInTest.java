package org.hikae.orchestrator.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.hikae.domain.signin.Totp;
import org.hikae.orchestrator.Premises;
import org.hikae.protocol.NodeId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// People sign in at a whole orchestrator, over TLS. Each test goes on from the one before it.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SignInTest {
  private static final NodeId OSAKA = NodeId.parse("orchestrator.osaka.o1");
  private static final String OWN = "canary-Kanarienvogel-7";
  private static final String NEXT = "canary-Rotkehlchen-8";
  private static final Pattern SECRET = Pattern.compile("secret=([A-Z2-7]+)&amp;");

  @TempDir static Path folder = Path.of("unset");

  @SuppressWarnings("NullAway.Init")
  private Premises premises;

  @SuppressWarnings("NullAway.Init")
  private Browser ito;

  private String first = "";
  private String factor = "";
  private long used;

  @BeforeAll
  void start() throws Exception {
    premises = Premises.open(folder, "notices: {patience: 300ms}\nsignIn: {attempts: 3}\n", "");
    ito = new Browser(premises);
  }

  @AfterAll
  void stop() {
    premises.close();
  }

  private String account(String name, String rights) throws Exception {
    var made =
        premises.sato.post("/users", "{\"name\":\"" + name + "\",\"rights\":[" + rights + "]}");
    return made.path("password").asString();
  }

  /// A code that was not used yet. The app may be half a minute ahead, so two are to be had at any
  /// time, and no test has to wait for a third.
  private String code() {
    used = Math.max(Instant.now().getEpochSecond() / 30, used + 1);
    return codeOf(used);
  }

  private String codeOf(long step) {
    return Totp.code(decoded(factor), Instant.ofEpochSecond(step * 30));
  }

  private static byte[] decoded(String base32) {
    var bytes = new ByteArrayOutputStream();
    var held = 0;
    var bits = 0;
    for (var i = 0; i < base32.length(); i++) {
      held = (held << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(base32.charAt(i));
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.write(held >> bits);
        held &= (1 << bits) - 1;
      }
    }
    return bytes.toByteArray();
  }

  private HttpResponse<String> name(Browser browser, String name, String password)
      throws Exception {
    browser.open("/sign-in");
    return browser.send("/sign-in", "name", name, "password", password);
  }

  @Test
  @Order(1)
  void whileNobodyHasAnAccountEverybodyMayRead() throws Exception {
    assertThat(ito.open("/?lang=en").statusCode()).isEqualTo(200);
    assertThat(ito.open("/sign-in?lang=en").body()).contains("Nobody has an account yet");
    assertThat(premises.page("/api/v1/status").statusCode()).isEqualTo(200);
  }

  @Test
  @Order(2)
  void withTheFirstAccountWhoeverReadsSignsIn() throws Exception {
    first = account("ito", "\"test\"");

    var page = ito.open("/points?lang=en");
    assertThat(page.statusCode()).isEqualTo(302);
    assertThat(page.headers().firstValue("Location").orElse(""))
        .endsWith("/sign-in?to=%2Fpoints%3Flang%3Den");
    assertThat(premises.page("/api/v1/status").statusCode()).isEqualTo(401);
    assertThat(premises.page("/metrics").statusCode()).isEqualTo(401);
    assertThat(premises.page("/public/status").statusCode()).isEqualTo(200);
    assertThat(ito.open("/nowhere").body()).doesNotContain("orchestrator.osaka.o1");
    assertThat(premises.sato.get("/status").path("leader").asString()).isEqualTo(OSAKA.toString());
  }

  @Test
  @Tag("SEC-05")
  @Tag("SEC-10")
  @Order(3)
  void somebodyNewSetsAPasswordAndASecondFactor() throws Exception {
    var answer = name(ito, " ITO ", first);
    assertThat(ito.follow(answer)).contains("/sign-in");
    assertThat(ito.open("/points").statusCode()).as("not in yet").isEqualTo(302);

    ito.open("/sign-in");
    assertThat(ito.send("/sign-in/password", "password", "short", "again", "short").body())
        .contains("at least 12 characters");
    assertThat(ito.send("/sign-in/password", "password", first, "again", first).body())
        .contains("used this password before");
    assertThat(ito.send("/sign-in/password", "password", OWN, "again", NEXT).body())
        .contains("not the same");
    ito.follow(ito.send("/sign-in/password", "password", OWN, "again", OWN, "to", "/points"));

    var secret = SECRET.matcher(ito.open("/sign-in?to=/points").body());
    assertThat(secret.find()).isTrue();
    factor = secret.group(1);
    assertThat(ito.send("/sign-in/code", "code", "000000").statusCode()).isEqualTo(401);
    var entered = ito.send("/sign-in/code", "code", code(), "to", "/points");
    assertThat(ito.follow(entered)).endsWith("/points");
    assertThat(ito.open("/points?lang=en").body()).contains("account/ito");
  }

  @Test
  @Tag("SEC-05")
  @Tag("SEC-09")
  @Order(4)
  void theCookieIsSecureAndNamedAfterTheNode() throws Exception {
    assertThat(ito.cookies()).containsKey("__Host-hikae-orchestrator.osaka.o1");
    var browser = new Browser(premises);
    var answer = name(browser, "ito", OWN);
    assertThat(answer.headers().allValues("Set-Cookie"))
        .filteredOn(cookie -> cookie.startsWith("__Host-hikae-orchestrator.osaka.o1="))
        .singleElement()
        .asString()
        .contains("Secure", "HttpOnly", "SameSite=Strict", "Path=/")
        .doesNotContain("Domain", "Max-Age", "Expires");
    assertThat(browser.open("/points").statusCode())
        .as("a password alone is not enough")
        .isEqualTo(302);
  }

  @Test
  @Order(5)
  void anAccountMayDoWhatItsRightsSay() throws Exception {
    ito.open("/services/registry?lang=en");
    assertThat(
            ito.send("/services/registry/runs", "runbook", "site-loss", "occasion", "incident")
                .statusCode())
        .isIn(403, 404);
    assertThat(ito.open("/users").statusCode()).isEqualTo(403);
    assertThat(ito.open("/audit").statusCode()).isEqualTo(403);
    assertThat(ito.open("/notices").statusCode()).isEqualTo(200);
    assertThat(ito.send("/notices/contacts/nobody/test").statusCode())
        .as("may test")
        .isEqualTo(404);
    assertThat(ito.open("/api/v1/runs/none/report").statusCode()).isEqualTo(404);
  }

  @Test
  @Tag("SEC-09")
  @Order(6)
  void aFormThatIsNotOursIsRefused() throws Exception {
    var origin = "https://127.0.0.1:" + premises.port;
    var path = "/notices/contacts/nobody/test";
    assertThat(ito.sendAs(path, "", origin).statusCode()).isEqualTo(403);
    assertThat(ito.sendAs(path, "x".repeat(43), origin).statusCode()).isEqualTo(403);
    ito.open("/notices");
    assertThat(ito.sendAs("/sign-out", "", origin).statusCode()).isEqualTo(403);
    assertThat(ito.open("/points").statusCode()).as("still signed in").isEqualTo(200);
  }

  @Test
  @Tag("SEC-05")
  @Order(7)
  void aCodeIsGoodOnce() throws Exception {
    var browser = new Browser(premises);
    browser.follow(name(browser, "ito", OWN));
    assertThat(browser.send("/sign-in/code", "code", codeOf(used)).statusCode()).isEqualTo(401);
    assertThat(browser.open("/points").statusCode()).isEqualTo(302);
  }

  @Test
  @Order(8)
  void withoutAMajorityPeopleSignInAndSeeAsBefore() throws Exception {
    premises.stage.ledger.cutOff(OSAKA, true);
    var browser = new Browser(premises);
    browser.follow(name(browser, "ito", OWN));
    var entered = browser.send("/sign-in/code", "code", code(), "to", "//evil.example/");
    assertThat(browser.follow(entered)).doesNotContain("evil");
    assertThat(browser.open("/points").statusCode()).isEqualTo(200);
    premises.stage.ledger.cutOff(OSAKA, false);
    browser.open("/notices");
    browser.follow(browser.send("/sign-out"));
    assertThat(browser.open("/points").statusCode()).isEqualTo(302);
  }

  @Test
  @Order(9)
  void anotherPasswordEndsTheOtherSessions() throws Exception {
    var before = ito.cookies().values().iterator().next();
    ito.open("/account?lang=en");
    assertThat(
            ito.send("/account/password", "before", "no", "password", NEXT, "again", NEXT)
                .statusCode())
        .isEqualTo(401);
    assertThat(ito.send("/account/password", "before", OWN, "password", OWN, "again", OWN).body())
        .contains("used this password before");
    ito.follow(ito.send("/account/password", "before", OWN, "password", NEXT, "again", NEXT));

    assertThat(ito.open("/points").statusCode()).isEqualTo(200);
    var other = new Browser(premises);
    other.cookies().put("__Host-hikae-orchestrator.osaka.o1", before);
    assertThat(other.open("/points").statusCode()).isEqualTo(302);
  }

  @Test
  @Tag("SEC-10")
  @Order(10)
  void whoeverIsWrongTooOftenIsLockedOut() throws Exception {
    var password = account("abe", "\"read\"");
    var browser = new Browser(premises);
    for (var i = 0; i < 3; i++) {
      assertThat(name(browser, "abe", "wrong").statusCode()).isEqualTo(401);
    }
    assertThat(name(browser, "abe", password).statusCode()).isEqualTo(401);
    assertThat(name(browser, "nobody-at-all", password).statusCode()).isEqualTo(401);
    var refused = premises.sato.get("/audit?refused=true&who=account/abe").path("accesses");
    assertThat(refused).isNotEmpty();
  }

  @Test
  @Order(11)
  void whoeverIsDisabledIsOutAtOnce() throws Exception {
    premises.sato.post("/users/ito/disable", "");
    assertThat(ito.open("/points").statusCode()).isEqualTo(302);
    premises.sato.post("/users/ito/enable", "");
    assertThat(ito.open("/points").statusCode()).isEqualTo(200);
    premises.sato.post("/users/ito/reset", "");
    assertThat(ito.open("/points").statusCode()).isEqualTo(302);
  }

  @Test
  @Order(12)
  void aBrokenGlassIsHeard() throws Exception {
    var order = "{\"name\":\"safe\",\"rights\":[\"admin\"],\"breakGlass\":true}";
    var password = premises.sato.post("/users", order).path("password").asString();
    var browser = new Browser(premises);
    browser.follow(name(browser, "safe", password));

    assertThat(browser.open("/users?lang=ja").body()).contains("非常用", "12 文字以上");
    premises.sato.get("/audit");
    premises.sato.until(
        "/notices",
        notices -> notices.toString().contains("The break-glass account safe was used from"));
  }

  @Test
  @Order(13)
  void nobodyGivesAwayARightThatTheyDoNotHave() throws Exception {
    var scopes = "{\"name\":\"t\",\"scopes\":[\"admin\"],\"days\":1}";
    var token = premises.sato.post("/tokens", scopes).path("token").asString();
    for (var ask : List.of("/users", "/users/safe/reset")) {
      var body = "{\"name\":\"more\",\"rights\":[\"run\"]}";
      var answer =
          premises.send(
              "POST",
              "/api/v1" + ask,
              body,
              "Authorization",
              "Bearer " + token,
              "Content-Type",
              "application/json");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(ask.equals("/users") ? 403 : 200);
    }
  }

  @Test
  @Tag("SEC-18")
  @Order(14)
  void theReportPicksOutWhatMayBeMisuse() throws Exception {
    var report = premises.sato.get("/audit/misuse?zone=Asia/Tokyo");

    assertThat(report.path("suspicions").findValuesAsString("kind"))
        .contains("BROKEN_GLASS", "REFUSED_OFTEN", "BEYOND_RIGHTS");
    assertThat(report.path("whole").asBoolean()).isTrue();
    try (var operator = premises.showing("operator.osaka.kato")) {
      var page =
          operator.send(
              HttpRequest.newBuilder(
                      URI.create("https://127.0.0.1:" + premises.port + "/audit/misuse?lang=ja"))
                  .header("Accept", "text/html")
                  .build(),
              BodyHandlers.ofString());
      assertThat(page.body()).contains("非常用アカウントの使用", "account/safe").doesNotContain("??");
    }
  }

  /// SUP-03.
  @Test
  @Tag("SUP-03")
  @Order(15)
  void administratorsLookUpHowManyUsersAreRegistered() throws Exception {
    var accounts = premises.sato.get("/users").size();

    var figures = new HashMap<String, Long>();
    premises
        .sato
        .get("/figures")
        .forEach(each -> figures.put(each.path("figure").asString(), each.path("value").asLong()));

    assertThat(figures)
        .containsEntry("accounts", (long) accounts)
        .containsEntry("sites", 3L)
        .containsKeys("sessions", "at-once-month", "points", "stored", "jobs-failed");
    assertThat(figures.get("refused")).isPositive();
    assertThat(premises.page("/api/v1/figures").statusCode()).isEqualTo(401);
    assertThat(ito.open("/figures").statusCode()).as("was disabled").isEqualTo(302);
  }

  @Test
  @Tag("SEC-11")
  @Order(16)
  void noPasswordIsWrittenAnywhere() throws Exception {
    var kept = new ArrayList<String>();
    premises
        .stage
        .ledger
        .at(OSAKA)
        .entries(0, 100_000)
        .forEach(entry -> kept.add(entry.toString()));
    assertThat(kept).anyMatch(entry -> entry.contains("PasswordSet"));
    assertThat(kept).noneMatch(this::hasSecret);
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(hasSecret(bytes)).as(file.toString()).isFalse();
      }
    }
  }

  private boolean hasSecret(String text) {
    return List.of(OWN, NEXT, first, factor).stream().anyMatch(text::contains);
  }
}
