package org.hikae.cluster.lease;

import java.time.Duration;

/// How long leases last.
///
/// @param term how long a renewal lasts for its holder
/// @param margin what everyone else adds: the drift between two clocks over a term, and scheduling
public record LeaseTerms(Duration term, Duration margin) {
  public static final LeaseTerms DEFAULT =
      new LeaseTerms(Duration.ofSeconds(30), Duration.ofSeconds(3));

  public LeaseTerms {
    if (term.isNegative() || term.isZero() || margin.isNegative() || margin.isZero()) {
      throw new IllegalArgumentException("lease term and margin must be longer than nothing");
    }
  }

  /// How long others wait after the last renewal they saw.
  public Duration untilFree() {
    return term.plus(margin);
  }
}
