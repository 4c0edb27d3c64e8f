package org.hikae.vault;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A source's data at a moment, in a vault.
///
/// @param id hexadecimal: the SHA-256 of the sealed manifest
/// @param startedAt when the agent began to read, by its own clock
/// @param consistentAt the moment whose data it holds, by the clock of the machine backed up
/// @param roots what was asked for, in that order, as paths inside the snapshot: `srv/data`; a
///   single empty one when it was written entry by entry
/// @param figures what it weighs
/// @param notes one sentence for each thing that could not be taken as it was (a file that changed
///   while it was read, one that may not be read)
public record Snapshot(
    String id,
    SnapshotOrigin origin,
    Optional<String> parent,
    Instant startedAt,
    Instant consistentAt,
    List<String> roots,
    Figures figures,
    List<String> notes) {
  public Snapshot {
    roots = List.copyOf(roots);
    notes = List.copyOf(notes);
  }

  /// @param files how many entries: folders, files and others, each name of a hard link for itself;
  ///   without the folders that only lead to what was backed up
  /// @param sourceBytes what the entries weigh
  /// @param readBytes what had to be read to take it
  /// @param storedBytes what the vault grew by
  public record Figures(long files, long sourceBytes, long readBytes, long storedBytes) {}

  /// The labels it was given, for instance `point`, `service`, `source`.
  public Map<String, String> labels() {
    return origin.labels();
  }
}
