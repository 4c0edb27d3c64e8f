package org.hikae.vault.store;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How often and how patiently something is tried again: the longest pause doubles from `first` up
/// to `longest`, and each pause is a random part of it, so that those who failed together do not
/// come back together.
///
/// @param attempts how often it is tried at all, the first time included
public record Backoff(int attempts, Duration first, Duration longest) {
  private static final int MOST_DOUBLINGS = 30;

  public Backoff {
    if (attempts < 1 || first.isNegative() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("no such back-off");
    }
  }

  /// Eight attempts over some ten seconds.
  public static Backoff usual() {
    return new Backoff(8, Duration.ofMillis(200), Duration.ofSeconds(10));
  }

  /// How long to wait after `failures` failed attempts.
  public Duration pauseAfter(int failures, RandomGenerator random) {
    var doubled = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    var most = doubled.compareTo(longest) < 0 ? doubled : longest;
    return Duration.ofNanos(random.nextLong(most.toNanos() + 1));
  }
}
