package org.hikae.domain.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DueTimesTest {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Chore CHORE = new Chore.Mirror(List.of());
  private static final DueTimes TIMES = new DueTimes(Duration.ofMinutes(5));

  private static final Instant MIDNIGHT = Instant.parse("2026-11-25T15:00:00Z");
  private static final Instant TWO = Instant.parse("2026-11-25T17:00:00Z");

  @Test
  void aTimeIsReadFromTheWallClockOfItsZone() {
    assertThat(nightly(Missed.CATCH_UP).due().after(MIDNIGHT)).contains(TWO);
  }

  @Test
  void nothingIsAskedForBeforeItsTime() {
    assertThat(TIMES.look(nightly(Missed.CATCH_UP), MIDNIGHT, TWO.minusSeconds(1)))
        .isEqualTo(new Due.NotYet(Optional.of(TWO)));
  }

  @Test
  void workIsStartedAtItsTimeAndOnlyOnce() {
    assertThat(TIMES.look(nightly(Missed.REPORT), MIDNIGHT, TWO))
        .isEqualTo(new Due.Start(TWO, List.of()));
    assertThat(TIMES.look(nightly(Missed.REPORT), TWO, TWO.plusSeconds(1)))
        .isEqualTo(new Due.NotYet(Optional.of(TWO.plus(Duration.ofDays(1)))));
  }

  @Test
  void whatWasMissedIsCaughtUpOnceForAll() {
    var now = TWO.plus(Duration.ofDays(2)).plus(Duration.ofHours(3));
    assertThat(TIMES.look(nightly(Missed.CATCH_UP), MIDNIGHT, now))
        .isEqualTo(
            new Due.Start(
                TWO.plus(Duration.ofDays(2)), List.of(TWO, TWO.plus(Duration.ofDays(1)))));
  }

  @Test
  void whatWasMissedIsToldWhereTheScheduleSaysSo() {
    var now = TWO.plus(Duration.ofDays(1)).plus(Duration.ofHours(3));
    assertThat(TIMES.look(nightly(Missed.REPORT), MIDNIGHT, now))
        .isEqualTo(new Due.Overdue(List.of(TWO, TWO.plus(Duration.ofDays(1)))));
  }

  @Test
  void aTimeThatIsThereStandsForThoseMissedBefore() {
    var today = TWO.plus(Duration.ofDays(1));
    assertThat(TIMES.look(nightly(Missed.REPORT), MIDNIGHT, today.plusSeconds(60)))
        .isEqualTo(new Due.Start(today, List.of(TWO)));
  }

  @Test
  void whatIsCaughtUpWaitsForItsHours() {
    var schedule = between("22:00", "05:00");
    var noon = Instant.parse("2026-11-26T03:00:00Z");
    var evening = Instant.parse("2026-11-26T13:00:00Z");
    assertThat(TIMES.look(schedule, MIDNIGHT, noon))
        .isEqualTo(new Due.NotYet(Optional.of(evening)));
    assertThat(TIMES.look(schedule, MIDNIGHT, evening)).isInstanceOf(Due.Start.class);
  }

  @Test
  void startsAreSpreadAlikeEverywhere() {
    var one = spread("one");
    var other = spread("other");
    assertThat(one.start(TWO)).isEqualTo(spread("one").start(TWO)).isNotEqualTo(other.start(TWO));
    for (var day = 0; day < 100; day++) {
      var time = TWO.plus(Duration.ofDays(day));
      assertThat(one.start(time)).isBetween(time, time.plus(Duration.ofMinutes(30)));
    }
  }

  @Test
  void aSpreadStartIsWaitedFor() {
    var schedule = spread("one");
    var start = schedule.start(TWO);
    assertThat(TIMES.look(schedule, MIDNIGHT, start.minusMillis(1)))
        .isEqualTo(new Due.NotYet(Optional.of(start)));
    assertThat(TIMES.look(schedule, MIDNIGHT, start)).isEqualTo(new Due.Start(TWO, List.of()));
  }

  @Test
  void anHourThatTheClockSkipsOrShowsTwiceStartsNothingTwice() {
    var hourly = new Cron("30 2 * * *", BERLIN);
    var autumn = Instant.parse("2026-10-24T22:00:00Z");
    var first = hourly.after(autumn).orElseThrow();
    assertThat(Duration.between(first, hourly.after(first).orElseThrow()))
        .isGreaterThan(Duration.ofHours(23));
    var spring = Instant.parse("2026-03-28T12:00:00Z");
    var next = hourly.after(spring).orElseThrow();
    assertThat(next).isBetween(spring, spring.plus(Duration.ofDays(2)));
    assertThat(hourly.after(next).orElseThrow()).isAfter(next);
  }

  @Test
  void manyMissedTimesAreFoundInTimeAndNamedWithinReason() {
    var everyMinute = schedule("busy", "* * * * *", Duration.ZERO, Missed.REPORT);
    var due = TIMES.look(everyMinute, MIDNIGHT, MIDNIGHT.plus(Duration.ofDays(30)));
    assertThat(due).isInstanceOf(Due.Start.class);
    assertThat(((Due.Start) due).insteadOf()).hasSize(99);
  }

  @Test
  void whatIsNoCronExpressionIsRefusedWithAReason() {
    assertThatThrownBy(() -> new Cron("61 * * * *", TOKYO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("61");
    assertThatThrownBy(() -> new Cron("", TOKYO)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anEmptyWindowIsRefused() {
    assertThatThrownBy(() -> new Window(LocalTime.NOON, LocalTime.NOON))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Schedule nightly(Missed missed) {
    return schedule("nightly", "0 2 * * *", Duration.ZERO, missed);
  }

  private static Schedule spread(String id) {
    return schedule(id, "0 2 * * *", Duration.ofMinutes(30), Missed.CATCH_UP);
  }

  private static Schedule schedule(String id, String cron, Duration jitter, Missed missed) {
    return new Schedule(id, CHORE, new Cron(cron, TOKYO), jitter, Optional.empty(), missed);
  }

  private static Schedule between(String from, String until) {
    var window = new Window(LocalTime.parse(from), LocalTime.parse(until));
    var cron = new Cron("0 2 * * *", TOKYO);
    return new Schedule(
        "nightly", CHORE, cron, Duration.ZERO, Optional.of(window), Missed.CATCH_UP);
  }
}
