package org.hikae.orchestrator.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.hikae.domain.text.Language;
import org.hikae.orchestrator.http.JobView.Amount;
import org.junit.jupiter.api.Test;

class LegTest {
  private static final long MIB = 1 << 20;
  private static final Instant BEGAN = Instant.parse("2026-11-27T03:00:00Z");

  @Test
  void whatIsCountedHasARateAndTimeLeft() {
    var leg = leg(new Amount("restoring", 600 * MIB, 2400 * MIB), Language.EN, 60);
    assertThat(leg.share()).isEqualTo(25);
    assertThat(leg.rate()).isEqualTo(manner(Language.EN, 60).bytes(10 * MIB));
    assertThat(leg.left()).isEqualTo(manner(Language.EN, 60).span(Duration.ofMinutes(3)));
    assertThat(leg(new Amount("restoring", 0, 0), Language.JA, 60).doing()).isEqualTo("復元中");
  }

  @Test
  void whatIsNotKnownIsNotSaid() {
    var unknownWhole = leg(new Amount("restoring", 600 * MIB, 0), Language.EN, 60);
    assertThat(unknownWhole.done()).isNotNull();
    assertThat(unknownWhole.rate()).isNotNull();
    assertThat(unknownWhole.total()).isNull();
    assertThat(unknownWhole.share()).isNull();
    assertThat(unknownWhole.left()).isNull();
    assertThat(leg(new Amount("starting", 0, 0), Language.EN, 60).done()).isNull();
    assertThat(leg(new Amount("restoring", 0, MIB), Language.EN, 60).left()).isNull();
  }

  /// Sources may grow while they are read, and clocks of two sites differ.
  @Test
  void moreThanTheWholeIsTheWholeAndTheFutureIsNow() {
    var leg = leg(new Amount("restoring", 3 * MIB, 2 * MIB), Language.EN, -5);
    assertThat(leg.share()).isEqualTo(100);
    assertThat(leg.left()).isEqualTo(manner(Language.EN, 0).span(Duration.ZERO));
  }

  private static Leg leg(Amount amount, Language language, long seconds) {
    return Leg.of(amount, BEGAN, manner(language, seconds));
  }

  private static Manner manner(Language language, long seconds) {
    return new Manner(language, ZoneId.of("Asia/Tokyo"), BEGAN.plusSeconds(seconds));
  }
}
