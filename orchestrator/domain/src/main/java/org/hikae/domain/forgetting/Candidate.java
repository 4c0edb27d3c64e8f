package org.hikae.domain.forgetting;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.hikae.domain.points.RecoveryPoint;
import org.hikae.domain.text.Bytes;

/// A recovery point in a vault, and what is known of it there.
///
/// @param added what the vault would be without, had it never been taken
/// @param hold who wants it kept and why, as one line
/// @param lockedUntil before this moment the store would refuse to delete it
/// @param proven when a drill or a verification last brought it back whole
/// @param awaited the mirrors that have yet to fetch it
/// @param neededBy marks of points that cannot be brought back without it
/// @param original the vault that this one mirrors, when it has the point still, or cannot be
///   asked: the next pull would only bring it back
public record Candidate(
    RecoveryPoint point,
    Bytes added,
    Optional<String> hold,
    Optional<Instant> lockedUntil,
    Optional<Instant> proven,
    Set<String> awaited,
    Set<String> neededBy,
    Optional<String> original) {
  public Candidate {
    awaited = Set.copyOf(awaited);
    neededBy = Set.copyOf(neededBy);
  }

  /// A point in a vault that mirrors none.
  public Candidate(
      RecoveryPoint point,
      Bytes added,
      Optional<String> hold,
      Optional<Instant> lockedUntil,
      Optional<Instant> proven,
      Set<String> awaited,
      Set<String> neededBy) {
    this(point, added, hold, lockedUntil, proven, awaited, neededBy, Optional.empty());
  }
}
