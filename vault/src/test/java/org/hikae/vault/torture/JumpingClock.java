package org.hikae.vault.torture;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;

/// An agent's clock that someone sets now and then, forward and backward, by up to two days.
final class JumpingClock extends Clock {
  private static final int MINUTES = 2 * 24 * 60;

  private final Random random;
  private final boolean jumps;
  private Duration off = Duration.ZERO;

  JumpingClock(long seed) {
    random = new Random(seed);
    jumps = random.nextInt(3) == 0;
  }

  @Override
  public synchronized Instant instant() {
    if (jumps && random.nextInt(4) == 0) {
      off = Duration.ofMinutes(random.nextInt(-MINUTES, MINUTES));
    }
    return Clock.systemUTC().instant().plus(off);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("a vault asks for instants alone");
  }
}
