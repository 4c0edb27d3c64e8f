package org.hikae.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
    assertThat(brief(Duration.ofMillis(840))).isEqualTo("840 ms / 840ミリ秒");
    assertThat(brief(Duration.ofMillis(4_250))).isEqualTo("4.2 s / 4.2秒");
    assertThat(brief(Duration.ofSeconds(200))).isEqualTo("3 min 20 s / 3分20秒");
    assertThat(brief(Duration.ofMinutes(65))).isEqualTo("1 h 5 min / 1時間5分");
    assertThat(brief(Duration.ofHours(3))).isEqualTo("3 h / 3時間");
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
