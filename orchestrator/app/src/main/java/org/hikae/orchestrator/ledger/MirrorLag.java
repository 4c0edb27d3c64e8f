package org.hikae.orchestrator.ledger;

import java.time.Duration;
import java.time.Instant;
import org.hikae.domain.points.RecoveryPoint;
import org.jspecify.annotations.Nullable;

/// How far a copy is behind its original: nothing when it has the original's newest point.
public final class MirrorLag {
  private MirrorLag() {}

  /// @param original the original's newest point; null when it has none
  /// @param copy the copy's newest point; null when it has none
  public static Duration of(@Nullable RecoveryPoint original, @Nullable RecoveryPoint copy) {
    if (original == null) {
      return Duration.ZERO;
    }
    var at = copy == null ? Instant.EPOCH : copy.consistentAt();
    var behind = Duration.between(at, original.consistentAt());
    return behind.isNegative() ? Duration.ZERO : behind;
  }
}
