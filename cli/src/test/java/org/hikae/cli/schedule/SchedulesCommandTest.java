package org.hikae.cli.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hikae.cli.StandIn;
import org.hikae.cli.Typed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The commands against something that answers as an orchestrator would.
class SchedulesCommandTest {
  private static final String SCHEDULE =
      """
      {"id": "nightly", "does": "backup", "named": [], "with": "full", "at": "0 2 * * *", "zone": "UTC",
       "window": "22:00–05:00", "missed": "REPORT", "next": "2026-11-28T02:00:00Z", "last": null,
       "missedTimes": ["2026-11-27T02:00:00Z"]}\
      """;
  private static final String START =
      """
      {"at": "2026-11-27T09:00:00Z", "due": null, "by": "operator.osaka.sato", "insteadOf": [],
       "parts": [{"subject": "registry", "job": "nightly.backup.registry-1", "run": null, "state": "RUNNING", "because": null}]}\
      """;
  private static final Map<String, String> ANSWERS =
      Map.of(
          "GET /api/v1/schedules",
          "[" + SCHEDULE + "]",
          "GET /api/v1/schedules/nightly",
          "{\"schedule\": %s, \"starts\": [%s], \"missed\": [\"2026-11-27T02:00:00Z\"]}"
              .formatted(SCHEDULE, START),
          "GET /api/v1/schedules/nightly/plan",
          """
          [{"subject": "registry", "text": "full backup of registry at tokyo: database", "because": null},
           {"subject": "permits", "text": "permits", "because": {"en": "permits is active nowhere", "ja": "x"}}]
          """,
          "POST /api/v1/schedules/nightly/starts",
          START);

  @RegisterExtension
  static final StandIn ORCHESTRATOR = new StandIn(ANSWERS, "there is no schedule of that name");

  private static Typed typed(String... words) {
    var all = new ArrayList<Object>(List.of("schedules"));
    all.addAll(List.of(words));
    return ORCHESTRATOR.typed(all.toArray());
  }

  @Test
  void theListSaysWhatEachDoesAndWhatWasMissed() {
    var typed = typed("list");
    assertThat(typed.err()).isEmpty();
    assertThat(typed.out().lines().toList().getLast())
        .startsWith("nightly   backup  all")
        .endsWith("missed 1");
    assertThat(typed("list", "--json").out()).contains("\"id\"", "\"nightly\"");
  }

  @Test
  void oneIsShownWithItsStarts() {
    var typed = typed("show", "nightly");
    assertThat(typed.err()).isEmpty();
    assertThat(typed.out())
        .contains("backup (full)", "0 2 * * *  UTC", "22:00–05:00", "told, not started")
        .contains("  by operator.osaka.sato", "  running  registry  nightly.backup.registry-1")
        .contains("Missed: 2026-11-2");
  }

  @Test
  void aDryRunShowsThePlanAndStartsNothing() {
    var typed = typed("run", "nightly", "--dry-run");
    assertThat(typed.err()).isEmpty();
    assertThat(typed.out())
        .isEqualTo(
            """
            full backup of registry at tokyo: database
            left out: permits: permits is active nowhere
            """);
    assertThat(ORCHESTRATOR.asked()).containsExactly("GET /api/v1/schedules/nightly/plan");
  }

  @Test
  void nothingIsStartedThatNobodyAgreedTo() {
    var refused = typed("run", "nightly");
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).startsWith("error: nothing was done").contains("HINT: add --yes");
    assertThat(ORCHESTRATOR.asked()).noneMatch(asked -> asked.startsWith("POST"));

    var started = typed("run", "nightly", "--yes");
    assertThat(started.status()).isZero();
    assertThat(started.out())
        .contains("Schedule nightly is started.", "running  registry  nightly.backup.registry-1");
    assertThat(ORCHESTRATOR.asked()).contains("POST /api/v1/schedules/nightly/starts");
  }

  @Test
  void whateverIsTypedAsANameStaysOneName() {
    var refused = typed("show", "../tokens ?x=1");
    assertThat(refused.status()).isEqualTo(31);
    assertThat(refused.err())
        .isEqualTo("error: there is no schedule of that name.\nHINT: list them.\n");
    assertThat(ORCHESTRATOR.asked())
        .containsExactly("GET /api/v1/schedules/..%2Ftokens%20%3Fx%3D1");
  }
}
