package org.hikae.domain.monthly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikae.domain.testing.Estates.REGISTRY;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hikae.domain.estate.Tier;
import org.hikae.domain.history.Recovery;
import org.hikae.domain.history.RecoveryHistory;
import org.hikae.domain.outage.Judgement;
import org.hikae.domain.recovery.RecoveryRecord.Author;
import org.hikae.domain.run.RunId;
import org.hikae.domain.runbook.Occasion;
import org.hikae.domain.runbook.RunbookId;
import org.hikae.domain.testing.Estates;
import org.hikae.domain.watch.Availability;
import org.hikae.protocol.NodeId;
import org.junit.jupiter.api.Test;

class MonthlyRecordTest {
  private static final Span NOVEMBER = new Span(YearMonth.of(2026, 11), ZoneId.of("Asia/Tokyo"));
  private static final Recovery OCTOBER_DRILL = recovery("a", "2026-10-10T00:00:00Z", 20, true);
  private static final Recovery DRILL = recovery("b", "2026-11-10T00:00:00Z", 10, true);
  private static final Recovery FAILED = recovery("c", "2026-11-11T00:00:00Z", 10, false);
  private static final Recovery SLOW = recovery("d", "2026-11-12T00:00:00Z", 70, true);
  private static final Availability GOOD =
      new Availability(Duration.ofDays(30), Duration.ZERO, 100);

  @Test
  void aMonthInWhichEverythingWasAsAskedForSaysSo() {
    var record = record(observed(GOOD, 10), OCTOBER_DRILL, DRILL);

    assertThat(record.good()).isTrue();
    assertThat(record.over()).isTrue();
    assertThat(record.sentence().en()).startsWith("Every service was there");
    assertThat(record.recoveries()).containsExactly(DRILL);
    var tier = tier(record, Occasion.DRILL);
    assertThat(tier.mean()).contains(Duration.ofMinutes(10));
    assertThat(tier.before()).contains(Duration.ofMinutes(20));
    assertThat(tier.met()).isTrue();
    assertThat(tier(record, Occasion.INCIDENT).any()).isFalse();
  }

  @Test
  void whatFailedIsNotHiddenByTheMean() {
    var record = record(observed(GOOD, 10), DRILL, FAILED);

    assertThat(tier(record, Occasion.DRILL).mean()).contains(Duration.ofMinutes(10));
    assertThat(tier(record, Occasion.DRILL).met()).isFalse();
    assertThat(record.good()).isFalse();
    assertThat(record.sentence().en()).isEqualTo("Short of what is asked for: 1 of 2 recoveries.");
    assertThat(record.sentence().ja()).contains("復旧 2件中1件");
  }

  @Test
  void oneThatTookTooLongIsTold() {
    assertThat(record(observed(GOOD, 10), DRILL, SLOW).sentence().en())
        .contains("1 of 2 recoveries");
  }

  @Test
  void everyShortcomingOfServicesIsTold() {
    var away = new Availability(Duration.ofDays(30), Duration.ofHours(1), 100);
    var record = record(observed(away, 20));

    assertThat(record.sentence().en())
        .contains(
            "1 of 1 services in their availability",
            "1 of 1 services in the age of their recovery points",
            "1 of 1 services without a good drill or recovery in 90 days");
    assertThat(record.services().getFirst().widestGap()).contains(Duration.ofMinutes(20));
  }

  @Test
  void aServiceThatNobodyLookedAtIsNotBlamedForIt() {
    var record = record(observed(Availability.NOTHING, 10), DRILL);

    assertThat(record.services().getFirst().available()).isEmpty();
    assertThat(record.good()).isTrue();
  }

  @Test
  void aProofGrowsOld() {
    var old = recovery("e", "2026-08-01T00:00:00Z", 10, true);
    var record = record(observed(GOOD, 10), old);

    assertThat(record.services().getFirst().proven()).contains(old.began());
    assertThat(record.services().getFirst().provenLately()).isFalse();
  }

  @Test
  void withoutAnyPointNothingIsCovered() {
    var nothing = new Observed(Map.of(), Map.of(), List.of(), 0);
    assertThat(record(nothing, DRILL).good()).isFalse();
  }

  private static TierMonth tier(MonthlyRecord record, Occasion occasion) {
    return record.tiers().stream()
        .filter(each -> each.tier() == Tier.CORE && each.occasion() == occasion)
        .findFirst()
        .orElseThrow();
  }

  private static Observed observed(Availability availability, int everyMinutes) {
    var every = Duration.ofMinutes(everyMinutes);
    var backups =
        Stream.iterate(NOVEMBER.start(), at -> at.isBefore(NOVEMBER.end()), at -> at.plus(every))
            .toList();
    return new Observed(
        Map.of(REGISTRY, availability),
        Map.of(REGISTRY, backups),
        List.of(new JobCount("backup", backups.size(), 0)),
        2);
  }

  private static MonthlyRecord record(Observed observed, Recovery... recoveries) {
    return MonthlyRecord.of(
        NOVEMBER,
        Estates.threeSites(),
        new RecoveryHistory(List.of(recoveries)),
        observed,
        new Author(
            NodeId.parse("orchestrator.osaka.o1"), "0.1", Instant.parse("2026-12-01T00:00:00Z")));
  }

  private static Recovery recovery(String run, String began, int minutes, boolean back) {
    return new Recovery(
        new RunId(run),
        new RunbookId("site-loss"),
        REGISTRY,
        Tier.CORE,
        Occasion.DRILL,
        Instant.parse(began),
        back,
        new Judgement(Duration.ofMinutes(minutes), Duration.ofHours(1)));
  }
}
