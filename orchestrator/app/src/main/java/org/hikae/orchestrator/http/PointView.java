package org.hikae.orchestrator.http;

import java.time.Instant;
import java.util.List;
import org.hikae.domain.points.RecoveryPoint;

/// What a service can be brought back to, and in which vault.
public record PointView(
    String service,
    String mark,
    String vault,
    String site,
    String kind,
    Instant consistentAt,
    long sourceBytes,
    long storedBytes,
    List<JobView.Snapshot> snapshots) {

  static PointView of(RecoveryPoint point, String vault, String site) {
    return new PointView(
        point.service().name(),
        point.mark(),
        vault,
        site,
        point.snapshots().getFirst().kind().name(),
        point.consistentAt(),
        point.size().count(),
        point.snapshots().stream().mapToLong(ref -> ref.storedBytes()).sum(),
        point.snapshots().stream().map(JobView.Snapshot::of).toList());
  }
}
