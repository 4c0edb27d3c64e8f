package org.hikae.domain.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hikae.domain.estate.Tier;
import org.hikae.protocol.NodeId;
import org.junit.jupiter.api.Test;

/// How much of the time a service was there.
class AvailabilityTest {
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Instant BEGIN = Instant.parse("2026-11-26T00:00:00Z");

  @Test
  void aServiceStaysAsItWasSeenUntilTheNextLook() {
    var there = Availability.between(look(0, true), look(5, false), EVERY);
    var away = Availability.between(look(5, false), look(10, true), EVERY);

    assertThat(there.plus(away))
        .isEqualTo(new Availability(Duration.ofSeconds(10), Duration.ofSeconds(5), 2));
    assertThat(there.plus(away).share()).hasValue(0.5);
  }

  @Test
  void timeInWhichNobodyLookedSpeaksNeitherForNorAgainst() {
    var silence = Availability.between(look(0, false), look(3600, true), EVERY);

    assertThat(silence.seen()).isZero();
    assertThat(silence.away()).isZero();
    assertThat(silence.share()).isEmpty();
  }

  @Test
  void aDayWithAMinuteAndAHalfAwayIsShortOfWhatIsAskedOfACoreService() {
    var day =
        Availability.sum(
            List.of(
                new Availability(Duration.ofHours(24), Duration.ofSeconds(86), 1),
                new Availability(Duration.ZERO, Duration.ZERO, 1)));
    var longer = new Availability(Duration.ofHours(24), Duration.ofSeconds(87), 1);

    assertThat(day.share().getAsDouble()).isGreaterThan(Availability.target(Tier.CORE));
    assertThat(longer.share().getAsDouble()).isLessThan(Availability.target(Tier.CORE));
    assertThat(longer.share().getAsDouble()).isGreaterThan(Availability.target(Tier.OTHER));
  }

  private static ProbeSample look(long seconds, boolean good) {
    return new ProbeSample(
        NodeId.parse("orchestrator.osaka.o1"),
        BEGIN.plusSeconds(seconds),
        Duration.ofMillis(20),
        good,
        "answered 1");
  }
}
