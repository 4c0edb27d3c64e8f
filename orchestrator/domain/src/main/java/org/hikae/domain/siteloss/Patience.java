package org.hikae.domain.siteloss;

import java.time.Duration;

/// How much silence it takes before a site is declared lost.
///
/// @param silence without any heartbeat, after the mesh's own suspicion
/// @param unrenewed without a renewal of the service's lease
/// @param badProbes how many looks at the service must have failed in a row
public record Patience(Duration silence, Duration unrenewed, int badProbes) {
  public Patience {
    if (silence.isNegative() || unrenewed.isNegative() || badProbes < 1) {
      throw new IllegalArgumentException("patience is not negative, and one bad probe at least");
    }
  }

  /// Half a lease's term without renewal (which misses at least one) and two bad probes: for meshes
  /// that verify a suspicion before they report it.
  public static Patience forLeaseTerm(Duration term) {
    return new Patience(Duration.ZERO, term.dividedBy(2), 2);
  }
}
