package org.hikae.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SaidToPeopleTest {

  @Test
  void amountsHaveThreeDigitsAndAUnit() {
    assertThat(new Bytes(0)).hasToString("0 B");
    assertThat(new Bytes(999)).hasToString("999 B");
    assertThat(new Bytes(1_023)).hasToString("1.00 KiB");
    assertThat(new Bytes(118_000_000)).hasToString("113 MiB");
    assertThat(new Bytes(1_342_177_280)).hasToString("1.25 GiB");
    assertThat(new Bytes(Long.MAX_VALUE)).hasToString("8.00 EiB");
  }

  @Test
  void spansAreShort() {
    assertThat(brief(Duration.ofMillis(840))).isEqualTo("0.8 s / 0.8秒");
    assertThat(brief(Duration.ofMillis(4_250))).isEqualTo("4.3 s / 4.3秒");
    assertThat(brief(Duration.ofSeconds(200))).isEqualTo("3 min 20 s / 3分20秒");
    assertThat(brief(Duration.ofMinutes(65))).isEqualTo("1 h 5 min / 1時間5分");
    assertThat(brief(Duration.ofHours(3))).isEqualTo("3 h / 3時間");
  }

  @Test
  void spansThatRoundUpToTheNextUnitAreSaidInIt() {
    assertThat(brief(Duration.ofMillis(59_949))).isEqualTo("59.9 s / 59.9秒");
    assertThat(brief(Duration.ofMillis(59_950))).isEqualTo("1 min / 1分");
    assertThat(brief(Duration.ofMillis(3_599_500))).isEqualTo("1 h / 1時間");
  }

  @Test
  void partsAsPrintedAddUpToTheWholeAsPrinted() {
    assertThat(addingUp(566, 40, 3_960, 7_240, 2_094)).containsExactly(600, 0, 4_000, 7_200, 2_100);
    assertThat(addingUp(140, 140, 140)).containsExactly(200, 100, 100);
    assertThat(addingUp(40_400, 30_400, 400)).containsExactly(41_000, 30_000, 0);
    assertThat(addingUp()).isEmpty();
  }

  private static long[] addingUp(long... millis) {
    return Spans.addingUp(LongStream.of(millis).mapToObj(Duration::ofMillis).toList()).stream()
        .mapToLong(Duration::toMillis)
        .toArray();
  }

  @Test
  void aClockShowsWholeSeconds() {
    assertThat(Spans.clock(Duration.ofMillis(22_510))).isEqualTo("0:00:23");
    assertThat(Spans.clock(Duration.ofHours(12).plusSeconds(65))).isEqualTo("12:01:05");
  }

  private static String brief(Duration span) {
    return Spans.brief(span, Language.EN) + " / " + Spans.brief(span, Language.JA);
  }
}
