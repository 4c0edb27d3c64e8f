package org.hikae.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

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
    premises = Premises.open(folder);
  }

  @AfterAll
  void stop() {
    premises.close();
  }

  /// `-Dhikae.write=true` writes what is served into the documentation.
  @Test
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
  void theDoorTakesKeysOf256BitsOnly() throws Exception {
    assertThat(premises.shakesHands("TLS_AES_256_GCM_SHA384")).isTrue();
    assertThat(premises.shakesHands("TLS_AES_128_GCM_SHA256")).isFalse();
  }

  @Test
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
            "hikae_requirement{id=\"SEC-04\",standing=\"open\"} 1\n");
    assertThat(answer.body().lines())
        .allMatch(line -> line.matches("#.*|hikae_\\w+(\\{[^}]*})? -?[0-9.E]+"));
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
