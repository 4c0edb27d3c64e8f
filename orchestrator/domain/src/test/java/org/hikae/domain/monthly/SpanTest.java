package org.hikae.domain.monthly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpanTest {
  private static final Span NOVEMBER = new Span(YearMonth.of(2026, 11), ZoneId.of("Asia/Tokyo"));
  private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");

  @Test
  void aMonthIsOfItsCalendar() {
    assertThat(NOVEMBER.start()).isEqualTo(Instant.parse("2026-10-31T15:00:00Z"));
    assertThat(NOVEMBER.end()).isEqualTo(Instant.parse("2026-11-30T15:00:00Z"));
    assertThat(NOVEMBER.contains(NOVEMBER.start())).isTrue();
    assertThat(NOVEMBER.contains(NOVEMBER.end())).isFalse();
  }

  @Test
  void theWidestGapMayReachOverTheEdgesOfTheMonth() {
    assertThat(gap(LATER, -3, 1, 2)).isEqualTo(Duration.ofDays(28));
    assertThat(gap(LATER, -3, 1, 28)).isEqualTo(Duration.ofDays(27));
    assertThat(gap(LATER, -40, 1, 28)).isEqualTo(Duration.ofDays(41));
  }

  @Test
  void whatWasOverBeforeTheMonthDoesNotCount() {
    assertThat(gap(LATER, -90, -1, 14, 29)).isEqualTo(Duration.ofDays(15));
  }

  @Test
  void aMonthThatGoesOnIsLookedAtUntilNow() {
    assertThat(gap(day(5), 1, 4)).isEqualTo(Duration.ofDays(3));
    assertThat(gap(day(9), 1, 4)).isEqualTo(Duration.ofDays(5));
  }

  @Test
  void withoutAnyPointThereIsNoGapToTell() {
    assertThat(NOVEMBER.widestGap(List.of(), LATER)).isEmpty();
    assertThat(NOVEMBER.widestGap(List.of(day(40)), LATER)).isEmpty();
  }

  private static Duration gap(Instant now, int... days) {
    var moments = java.util.Arrays.stream(days).mapToObj(SpanTest::day).toList();
    return NOVEMBER.widestGap(moments, now).orElseThrow();
  }

  private static Instant day(int day) {
    return NOVEMBER.start().plus(Duration.ofDays(day));
  }
}
