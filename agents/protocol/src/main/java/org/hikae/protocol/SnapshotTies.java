package org.hikae.protocol;

import java.time.Instant;

/// A snapshot in a vault, and what ties it there.
///
/// @param hold who wants it kept and why, in one line; empty when nobody does
/// @param lockedUntil before this moment the store refuses to delete it; [#FREE] when it does not
public record SnapshotTies(SnapshotRef snapshot, String hold, Instant lockedUntil) {
  public static final Instant FREE = Instant.EPOCH;

  public boolean isHeld() {
    return !hold.isEmpty();
  }

  public boolean isLocked() {
    return !lockedUntil.equals(FREE);
  }
}
