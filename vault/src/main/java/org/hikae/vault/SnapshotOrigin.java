package org.hikae.vault;

import java.util.Map;
import java.util.Optional;

/// Where a snapshot comes from and how it was meant.
///
/// @param machine the machine's name
/// @param source what was backed up, in the words of its kind: a path, a database's address
/// @param kind full, or incremental against a parent
/// @param parent the snapshot to compare with; must exist when given
/// @param position where the source's own log stood (LSN, GTID), when it has one
/// @param labels free labels: keys and values of at most 200 characters each
public record SnapshotOrigin(
    String machine,
    String source,
    Kind kind,
    Optional<String> parent,
    Optional<String> position,
    Map<String, String> labels) {
  public SnapshotOrigin {
    labels = Map.copyOf(labels);
  }

  public enum Kind {
    FULL,
    INCREMENTAL
  }
}
