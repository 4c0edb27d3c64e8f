package org.hikae.orchestrator.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hikae.orchestrator.Premises;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A whole orchestrator does what its estate schedules. Each test goes on from the one before it.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SchedulesTest {
  @TempDir static Path folder = Path.of("unset");

  @SuppressWarnings("NullAway.Init")
  private Premises premises;

  @BeforeAll
  void start() throws Exception {
    premises =
        Premises.open(
            folder,
            "",
            """
            schedules:
              - {id: nightly, does: backup, depth: full, at: "0 2 1 1 *", zone: UTC}
              - {id: copies, does: mirror, at: "0 3 1 1 *", jitter: 10m}
              - {id: rehearsal, does: drill, services: [registry], at: "0 4 1 1 *", window: {from: "03:00", until: "06:00"}}
              - {id: tidied, does: housekeeping, sites: [osaka], at: "0 6 1 1 *"}
              - {id: often, does: backup, services: [permits], at: "* * * * *"}
            """);
  }

  @AfterAll
  void stop() {
    premises.close();
  }

  @Test
  @Order(1)
  void everyScheduleSaysWhatItDoesAndWhenItBeginsNext() throws Exception {
    var schedules = premises.sato.get("/schedules");
    assertThat(schedules.valueStream().map(each -> each.path("id").asString()))
        .containsExactly("nightly", "copies", "rehearsal", "tidied", "often");
    var nightly = schedules.get(0);
    assertThat(nightly.path("next").asString()).endsWith("-01-01T02:00:00Z");
    assertThat(nightly.path("with").asString()).isEqualTo("full");
    assertThat(schedules.get(2).path("with").asString()).isEqualTo("site-loss");
    assertThat(schedules.get(2).path("window").asString()).isEqualTo("03:00–06:00");
  }

  @Test
  @Order(2)
  void aPlanSaysWhatWouldBeStartedAndStartsNothing() throws Exception {
    var plan = premises.sato.get("/schedules/nightly/plan");
    assertThat(plan.valueStream().map(part -> part.path("text").asString()))
        .containsExactly(
            "full backup of registry at tokyo: database, documents",
            "full backup of permits at tokyo: files");
    assertThat(premises.sato.get("/schedules/rehearsal/plan").get(0).path("because").isNull())
        .isFalse();
    assertThat(premises.sato.get("/schedules/nightly").path("starts")).isEmpty();
  }

  @Test
  @Order(3)
  void aDrillThatCannotBePlannedIsRefusedWithItsReason() throws Exception {
    var refused = premises.sato.posted("/schedules/rehearsal/starts", "");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("schedule rehearsal has nothing to start: ", "--dry-run");
    assertThat(premises.sato.get("/schedules/rehearsal").path("starts")).isEmpty();
  }

  @Test
  @Order(4)
  void startsByHandBackUpMirrorTidyAndDrill() throws Exception {
    started("nightly", 2);
    started("copies", 1);
    started("tidied", 2); // Osaka's orchestrator and its agent
    assertThat(premises.osaka.begun()).anyMatch(task -> task.startsWith("tidied.housekeeping."));
    assertThat(premises.sato.get("/points?service=registry").toString()).contains("nightly.");
    assertThat(premises.sato.get("/schedules/rehearsal/plan").get(0).path("text").asString())
        .contains("restore", "registry");
    started("rehearsal", 1);
    assertThat(premises.osaka.begun()).anyMatch(task -> task.startsWith("registry-drill-"));
  }

  private void started(String schedule, int parts) throws Exception {
    var start = premises.sato.post("/schedules/" + schedule + "/starts", "");
    assertThat(start.path("by").asString()).isEqualTo("operator.osaka.sato");
    assertThat(start.path("parts")).hasSize(parts);
    premises.sato.until(
        "/schedules/" + schedule, seen -> states(seen).stream().allMatch("DONE"::equals));
  }

  private static List<String> states(JsonNode seen) {
    return seen.path("starts")
        .get(0)
        .path("parts")
        .valueStream()
        .map(part -> part.path("state").asString())
        .toList();
  }

  @Test
  @Order(5)
  void whoMayTestStartsDrillsAndNothingElse() throws Exception {
    var body = Map.of("name", "tester", "scopes", List.of("test"), "days", 1);
    var token =
        premises.sato.post("/tokens", new JsonMapper().writeValueAsString(body)).path("token");
    assertThat(asked(token.asString(), "nightly")).isEqualTo(403);
    assertThat(asked(token.asString(), "rehearsal")).isEqualTo(202);
    assertThat(premises.sato.posted("/schedules/no-such/starts", "").statusCode()).isEqualTo(404);
  }

  private int asked(String token, String schedule) throws Exception {
    var path = "/api/v1/schedules/" + schedule + "/starts";
    return premises.send("POST", path, "", "Authorization", "Bearer " + token).statusCode();
  }

  @Test
  @Order(6)
  void aStartThatFailedWantsAttention() throws Exception {
    premises.tokyo.failOnceAt("nightly.backup.registry");
    premises.sato.post("/schedules/nightly/starts", "");
    premises.sato.until("/schedules/nightly", seen -> states(seen).contains("DONE"));
    assertThat(premises.page("/schedules?lang=en", "Accept", "text/html").body())
        .contains("/schedules/nightly/start", "by operator.osaka.sato");
  }

  /// It waits for a minute to begin.
  @Test
  @Tag("long")
  @Order(7)
  void whatFallsDueBeginsByItself() throws Exception {
    premises.sato.until(
        "/schedules/often",
        seen -> !seen.path("starts").isEmpty() && states(seen).equals(List.of("DONE")));
    var started = premises.sato.get("/schedules/often").path("starts").get(0);
    assertThat(started.path("by").isNull()).isTrue();
    assertThat(started.path("due").asString()).endsWith(":00Z");
  }
}
