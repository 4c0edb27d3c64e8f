package org.hikae.domain.schedule;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When a piece of work is to be started.
///
/// @param id its name in the estate
/// @param chore the work
/// @param jitter starts are spread over this span, so that not everything begins on the hour
/// @param window the hours in which it may begin; none: at any
public record Schedule(
    String id, Chore chore, Cron due, Duration jitter, Optional<Window> window, Missed missed) {
  public Schedule {
    if (jitter.isNegative()) {
      throw new IllegalArgumentException("a jitter of " + jitter + " is negative");
    }
  }

  /// Whether the other falls due at the same times and begins at the same moments.
  public boolean sameTimes(Schedule other) {
    return due.equals(other.due) && jitter.equals(other.jitter) && window.equals(other.window);
  }

  /// When the work that falls due at `time` is to begin. Every orchestrator finds the same moment:
  /// the jitter follows from the name and the time.
  public Instant start(Instant time) {
    if (jitter.isZero()) {
      return time;
    }
    var spread = draw(time).mod(BigInteger.valueOf(jitter.toMillis())).longValueExact();
    return time.plusMillis(spread);
  }

  private BigInteger draw(Instant time) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return new BigInteger(1, digest.digest((id + "@" + time).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
