package org.hikae.domain.recovery;

import java.util.List;
import org.hikae.domain.text.Bytes;
import org.hikae.protocol.SnapshotRef;

/// What protecting data has cost: `read` is what the sources weighed over all snapshots, `stored`
/// what had to be added to the vault for them.
public record Footprint(int snapshots, Bytes read, Bytes stored) {
  static Footprint of(List<SnapshotRef> snapshots) {
    return new Footprint(
        snapshots.size(),
        new Bytes(snapshots.stream().mapToLong(SnapshotRef::sourceBytes).sum()),
        new Bytes(snapshots.stream().mapToLong(SnapshotRef::storedBytes).sum()));
  }

  /// How many times smaller the vault is than the data it can bring back; 1 while it is empty.
  public double factor() {
    return stored.count() == 0 ? 1 : (double) read.count() / stored.count();
  }
}
