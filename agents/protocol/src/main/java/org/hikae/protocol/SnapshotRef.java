package org.hikae.protocol;

import java.time.Instant;

/// A snapshot as the protocol speaks of it: which source it holds, at what moment, under which name
/// in the vault (hexadecimal), and what it weighs.
///
/// @param point the mark that joins the snapshots of one backup job to a recovery point
/// @param consistentAt the moment whose data it holds, by the agent's clock
/// @param sourceBytes what the source weighed
/// @param storedBytes what had to be added to the vault, compressed and sealed
public record SnapshotRef(
    String id,
    ServiceId service,
    SourceId source,
    String point,
    SnapshotKind kind,
    Instant consistentAt,
    long sourceBytes,
    long storedBytes) {
  /// Whether a snapshot was taken on its own or against a parent.
  public enum SnapshotKind {
    FULL,
    INCREMENTAL
  }
}
