package org.hikae.domain.points;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.hikae.domain.text.Bytes;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SnapshotRef;

/// What a service can be brought back to: one snapshot of each of its sources, taken together by
/// one backup job, whose mark they share.
///
/// @param snapshots by source, in the order of their names
public record RecoveryPoint(ServiceId service, String mark, List<SnapshotRef> snapshots) {
  public RecoveryPoint {
    snapshots =
        snapshots.stream().sorted(Comparator.comparing(ref -> ref.source().name())).toList();
    if (snapshots.isEmpty()) {
      throw new IllegalArgumentException("recovery point '" + mark + "' has no snapshot");
    }
  }

  /// The moment to which nothing is missing: that of the oldest of its snapshots.
  public Instant consistentAt() {
    return snapshots.stream()
        .map(SnapshotRef::consistentAt)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /// The moment after which nothing in it was written: that of the newest of its snapshots.
  public Instant newestMoment() {
    return snapshots.stream()
        .map(SnapshotRef::consistentAt)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /// What its sources weighed.
  public Bytes size() {
    return new Bytes(snapshots.stream().mapToLong(SnapshotRef::sourceBytes).sum());
  }
}
