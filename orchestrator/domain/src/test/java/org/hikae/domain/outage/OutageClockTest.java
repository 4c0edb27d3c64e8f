package org.hikae.domain.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hikae.domain.testing.Runs.after;
import static org.hikae.domain.testing.Runs.bad;
import static org.hikae.domain.testing.Runs.good;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hikae.domain.run.Run;
import org.hikae.domain.runbook.Segment;
import org.hikae.domain.testing.Runs;
import org.hikae.domain.watch.ProbeSample;
import org.junit.jupiter.api.Test;

class OutageClockTest {

  @Test
  void everySecondHasASegment() {
    var outage = new OutageClock(Runs.recovered().run(), Runs.looks()).at(after(30_000));

    assertThat(outage.stretches())
        .extracting(Stretch::segment, stretch -> stretch.took().toMillis())
        .containsExactly(
            tuple(Segment.DETECT, 5_100L),
            tuple(Segment.DECIDE, 300L),
            tuple(Segment.FENCE, 3_950L),
            tuple(Segment.RESTORE, 7_900L),
            tuple(Segment.START, 2_700L),
            tuple(Segment.VERIFY, 700L),
            tuple(Segment.REDIRECT, 1_860L));
    assertThat(sum(outage)).isEqualTo(outage.downtime()).isEqualTo(Duration.ofMillis(22_510));
  }

  @Test
  void theDowntimeRunsFromTheLastGoodLooksBeginToTheFirstGoodOnesEnd() {
    var outage = new OutageClock(Runs.recovered().run(), Runs.looks()).at(after(30_000));
    assertThat(outage.began()).isEqualTo(after(0));
    assertThat(outage.ended()).isEqualTo(after(22_510));
    assertThat(outage.over()).isTrue();
    assertThat(outage.against(Duration.ofHours(1)).met()).isTrue();
    assertThat(outage.against(Duration.ofSeconds(20)).met()).isFalse();
  }

  @Test
  void theLastOfAllObserversToSeeItGoodBeginsTheOutage() {
    var looks = new ArrayList<>(Runs.looks());
    looks.add(
        new ProbeSample(Runs.OTHER_OBSERVER, after(240), Duration.ofMillis(9), true, "answered"));
    var outage = new OutageClock(Runs.recovered().run(), looks).at(after(30_000));
    assertThat(outage.began()).isEqualTo(after(240));
  }

  @Test
  void aGoodLookBeforeTheUsersWereLedElsewhereDoesNotEndIt() {
    var looks = new ArrayList<>(Runs.looks());
    looks.add(good(12_300));
    var outage = new OutageClock(Runs.recovered().run(), looks).at(after(30_000));
    assertThat(outage.ended()).isEqualTo(after(22_510));
  }

  @Test
  void anOutageThatIsNotOverIsCountedUpToNow() {
    var journal = Runs.recovered().journal();
    for (var i = 1; i <= journal.size(); i++) {
      var run = Run.of(journal.subList(0, i));
      var now = run.journal().getLast().at().plusMillis(10);
      var outage = new OutageClock(run, List.of(good(0), bad(500))).at(now);
      assertThat(outage.over()).isFalse();
      assertThat(sum(outage)).isEqualTo(Duration.between(after(0), now));
    }
  }

  @Test
  void withoutAnyLookTheSilenceBeginsIt() {
    var outage = new OutageClock(Runs.opened().run(), List.of()).at(after(6_000));
    assertThat(outage.probed()).isFalse();
    assertThat(outage.began()).isEqualTo(after(600));
  }

  @Test
  void theMachineOwnsWhatTheMachineDecided() {
    var outage = new OutageClock(Runs.recovered().run(), Runs.looks()).at(after(30_000));
    assertThat(outage.stretch(Segment.DECIDE).owner()).hasToString("orchestrator");
  }

  private static Duration sum(Outage outage) {
    return outage.stretches().stream().map(Stretch::took).reduce(Duration.ZERO, Duration::plus);
  }
}
