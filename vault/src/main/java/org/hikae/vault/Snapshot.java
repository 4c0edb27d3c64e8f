package org.hikae.vault;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A source's data at a moment, in a vault.
///
/// @param id hexadecimal
/// @param consistentAt the moment whose data it holds, by the clock of the machine backed up
/// @param figures what it weighs
public record Snapshot(
    String id,
    SnapshotOrigin origin,
    Optional<String> parent,
    Instant consistentAt,
    Figures figures) {

  /// @param files how many entries
  /// @param sourceBytes what the entries weigh
  /// @param readBytes what had to be read to take it
  /// @param storedBytes what the vault grew by
  public record Figures(long files, long sourceBytes, long readBytes, long storedBytes) {}

  /// The labels it was given, for instance `point`, `service`, `source`.
  public Map<String, String> labels() {
    return origin.labels();
  }
}
