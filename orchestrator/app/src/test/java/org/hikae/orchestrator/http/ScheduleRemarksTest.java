package org.hikae.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.hikae.domain.run.RunId;
import org.hikae.domain.runbook.RunbookId;
import org.hikae.domain.schedule.Chore;
import org.hikae.domain.schedule.Cron;
import org.hikae.domain.schedule.Missed;
import org.hikae.domain.schedule.Schedule;
import org.hikae.domain.text.Bilingual;
import org.hikae.orchestrator.ledger.ScheduleEvent.Part;
import org.hikae.orchestrator.ledger.ScheduleEvent.ScheduleStarted;
import org.hikae.orchestrator.schedule.ScheduleBoard.PartStanding;
import org.hikae.orchestrator.schedule.ScheduleBoard.Standing;
import org.hikae.orchestrator.schedule.ScheduleBoard.StartStanding;
import org.hikae.orchestrator.schedule.ScheduleBoard.State;
import org.hikae.protocol.ServiceId;
import org.junit.jupiter.api.Test;

class ScheduleRemarksTest {
  private static final Instant TWO = Instant.parse("2026-11-26T02:00:00Z");
  private static final Bilingual WHY = new Bilingual("it is busy.", "実行中です");

  @Test
  void timesThatWereMissedWantAttention() {
    var items = ScheduleRemarks.of(standing(List.of(TWO, TWO.plusSeconds(60))));
    assertThat(items)
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.level()).isEqualTo(AttentionView.Level.WATCH);
              assertThat(item.sentence().en()).startsWith("Schedule nightly was missed 2 times:");
              assertThat(item.sentence().ja()).contains("nightly", "2回");
              assertThat(item.command()).isEqualTo("hikae schedules run nightly");
            });
  }

  @Test
  void whatFailedAndADrillThatWasLeftOutWantAttention() {
    for (var state : List.of(State.FAILED, State.LEFT)) {
      assertThat(ScheduleRemarks.of(standing(List.of(), part(drill(), state))))
          .singleElement()
          .satisfies(
              item -> {
                assertThat(item.sentence().en())
                    .isEqualTo("Schedule nightly did not do registry: it is busy.");
                assertThat(item.command()).isEqualTo("hikae schedules show nightly");
              });
    }
  }

  @Test
  void aBackupThatGaveWayToOneThatStillRanDoesNot() {
    var left = new Part.Left("registry", WHY);
    assertThat(ScheduleRemarks.of(standing(List.of(), part(left, State.LEFT)))).isEmpty();
    assertThat(ScheduleRemarks.of(standing(List.of(), part(drill(), State.DONE)))).isEmpty();
    assertThat(ScheduleRemarks.of(standing(List.of()))).isEmpty();
  }

  private static Part drill() {
    return new Part.Drill(
        new RunId("registry-drill-1"), new ServiceId("registry"), new RunbookId("site-loss"));
  }

  private static PartStanding part(Part part, State state) {
    return new PartStanding(part, state, state == State.DONE ? null : WHY);
  }

  private static Standing standing(List<Instant> missed, PartStanding... parts) {
    var schedule =
        new Schedule(
            "nightly",
            new Chore.Drill(List.of(), new RunbookId("site-loss")),
            new Cron("0 2 * * *", ZoneOffset.UTC),
            Duration.ZERO,
            Optional.empty(),
            Missed.REPORT);
    var said = new ScheduleStarted(TWO, TWO, null, List.of(), List.of());
    var last = parts.length == 0 ? null : new StartStanding(said, List.of(parts));
    return new Standing(schedule, TWO, last, missed);
  }
}
