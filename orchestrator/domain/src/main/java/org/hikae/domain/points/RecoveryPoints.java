package org.hikae.domain.points;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hikae.domain.estate.Service;
import org.hikae.protocol.SnapshotRef;
import org.hikae.protocol.SourceId;

/// What a vault offers for a service: its complete recovery points, newest first, and the marks
/// that lack a source.
///
/// @param incomplete by mark, the sources that are missing
public record RecoveryPoints(List<RecoveryPoint> complete, Map<String, Set<SourceId>> incomplete) {
  public RecoveryPoints {
    complete = List.copyOf(complete);
    incomplete = Map.copyOf(incomplete);
  }

  /// Gathers a vault's snapshots by mark. Of two snapshots of one source under one mark (a slice of
  /// a backup that was done again) the newer counts.
  public static RecoveryPoints of(Service service, List<SnapshotRef> held) {
    var marks =
        held.stream()
            .filter(ref -> ref.service().equals(service.id()))
            .filter(ref -> service.sourceIds().contains(ref.source()))
            .collect(
                Collectors.groupingBy(SnapshotRef::point, LinkedHashMap::new, newestBySource()));
    var complete =
        marks.entrySet().stream()
            .filter(mark -> mark.getValue().keySet().equals(service.sourceIds()))
            .map(mark -> point(service, mark.getKey(), mark.getValue()))
            .sorted(Comparator.comparing(RecoveryPoint::consistentAt).reversed())
            .toList();
    var incomplete =
        marks.entrySet().stream()
            .filter(mark -> !mark.getValue().keySet().equals(service.sourceIds()))
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, mark -> missing(service, mark.getValue().keySet())));
    return new RecoveryPoints(complete, incomplete);
  }

  /// The one that loses least.
  public Optional<RecoveryPoint> newest() {
    return complete.stream().findFirst();
  }

  private static java.util.stream.Collector<SnapshotRef, ?, Map<SourceId, SnapshotRef>>
      newestBySource() {
    return Collectors.toMap(
        SnapshotRef::source,
        Function.identity(),
        (one, other) -> one.consistentAt().isAfter(other.consistentAt()) ? one : other);
  }

  private static RecoveryPoint point(
      Service service, String mark, Map<SourceId, SnapshotRef> snapshots) {
    return new RecoveryPoint(service.id(), mark, List.copyOf(snapshots.values()));
  }

  private static Set<SourceId> missing(Service service, Set<SourceId> present) {
    var missing = new HashSet<>(service.sourceIds());
    missing.removeAll(present);
    return missing;
  }
}
