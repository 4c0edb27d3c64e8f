package org.hikae.vault;

import java.util.List;

/// The snapshots of a vault, oldest first. What cannot be read hides none of the others.
///
/// @param unreadable one sentence for each object that should be a snapshot and cannot be read
public record SnapshotListing(List<Snapshot> snapshots, List<String> unreadable) {
  public SnapshotListing {
    snapshots = List.copyOf(snapshots);
    unreadable = List.copyOf(unreadable);
  }
}
