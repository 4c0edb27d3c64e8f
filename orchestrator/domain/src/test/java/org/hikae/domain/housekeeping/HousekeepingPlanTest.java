package org.hikae.domain.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Period;
import java.util.Map;
import org.hikae.domain.housekeeping.HousekeepingPlan.Seen;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HousekeepingPlanTest {
  private static final Instant NOW = Instant.parse("2026-11-27T06:00:00Z");

  @Test
  void logsAreKeptForThirteenMonthsByTheCalendar() {
    assertThat(KeepTimes.USUAL.before(Heap.ACCESSES, NOW))
        .contains(Instant.parse("2025-10-27T06:00:00Z"));
    assertThat(KeepTimes.USUAL.before(Heap.JOBS, NOW))
        .contains(Instant.parse("2025-10-27T06:00:00Z"));
  }

  /// Whatever an estate in the ledger says.
  @ParameterizedTest
  @Tag("DAT-03")
  @EnumSource
  void nothingGoesBeforeItsFloor(Heap heap) {
    var hasty = new KeepTimes(Map.of(heap, Period.ofDays(0)));
    var floor = NOW.atOffset(java.time.ZoneOffset.UTC).minus(heap.floor()).toInstant();
    assertThat(hasty.before(heap, NOW)).contains(floor);
    assertThat(heap.undercutBy(heap.floor())).isFalse();
    assertThat(heap.undercutBy(heap.floor().minusDays(1))).isTrue();
  }

  @Test
  void aFloorOfMonthsIsUndercutByDaysThatAreSometimesFewer() {
    assertThat(Heap.ACCESSES.undercutBy(Period.ofDays(396))).isTrue();
    assertThat(Heap.ACCESSES.undercutBy(Period.ofDays(398))).isFalse();
    assertThat(Heap.ACCESSES.undercutBy(Period.ofYears(2))).isFalse();
  }

  @Test
  void recoveriesAreKeptForEverUnlessTheEstateSaysOtherwise() {
    assertThat(KeepTimes.USUAL.limits(Heap.Place.STORE, NOW)).doesNotContainKey(Heap.RECOVERIES);
    var seen = Map.of(Heap.RECOVERIES, new Seen(7, 70, NOW));
    var kept = line(HousekeepingPlan.of(KeepTimes.USUAL, Heap.Place.STORE, seen, NOW));
    assertThat(kept.seen()).isEqualTo(new Seen(0, 0, NOW));
    assertThat(kept.rule().en()).isEqualTo("kept for ever");

    var five = new KeepTimes(Map.of(Heap.RECOVERIES, Period.ofYears(5)));
    var going = line(HousekeepingPlan.of(five, Heap.Place.STORE, seen, NOW));
    assertThat(going.before()).isEqualTo(Instant.parse("2021-11-27T06:00:00Z"));
    assertThat(going.seen().old()).isEqualTo(7);
    assertThat(going.rule().ja()).isEqualTo("5年間保存");
  }

  @Test
  void aPlanSaysWhatGoesAndNothingMore() {
    var seen = Map.of(Heap.LOOKS, new Seen(12, 4096, NOW), Heap.JOBS, new Seen(3, 100, null));
    var plan = HousekeepingPlan.of(KeepTimes.USUAL, Heap.Place.STORE, seen, NOW);
    assertThat(plan.old()).isEqualTo(15);
    assertThat(plan.oldBytes()).isEqualTo(4196);
    assertThat(plan.summary())
        .contains("3 of the history of jobs, 12 of the single looks at services");
    var agent = HousekeepingPlan.of(KeepTimes.USUAL, Heap.Place.AGENT, Map.of(), NOW);
    assertThat(agent.lines())
        .extracting(HousekeepingPlan.Line::heap)
        .containsExactly(Heap.TASKS, Heap.SANDBOXES);
    assertThat(agent.summary()).isEmpty();
  }

  private static HousekeepingPlan.Line line(HousekeepingPlan plan) {
    return plan.lines().stream()
        .filter(line -> line.heap() == Heap.RECOVERIES)
        .findFirst()
        .orElseThrow();
  }
}
