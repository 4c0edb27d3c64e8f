package org.hikae.domain.outage;

import java.time.Duration;

/// What was measured, held against its limit.
public record Judgement(Duration measured, Duration limit) {
  public boolean met() {
    return measured.compareTo(limit) <= 0;
  }

  /// How much of the limit was used: 1.0 is all of it.
  public double share() {
    return (double) measured.toNanos() / limit.toNanos();
  }
}
