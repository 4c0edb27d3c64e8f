package org.hikae.domain.forgetting;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hikae.domain.estate.Service;
import org.hikae.domain.points.RecoveryPoint;
import org.hikae.domain.points.RecoveryPoints;
import org.hikae.domain.text.Bytes;
import org.hikae.protocol.SnapshotRef;
import org.hikae.protocol.SnapshotTies;
import org.hikae.protocol.VaultName;

/// A vault as it was looked at, with those that copy it and the one that it copies: what the
/// candidates for forgetting are made of. Who could not be asked is taken to need everything.
///
/// @param snapshots all that the vault holds of services
/// @param fetched by mirror of this vault, the ids of what it has; of one that could not be asked,
///   nothing
/// @param original the vault that this one mirrors, if it mirrors one
public record VaultLook(
    VaultName vault,
    List<SnapshotTies> snapshots,
    Map<VaultName, Set<String>> fetched,
    Optional<Original> original) {
  public VaultLook {
    snapshots = List.copyOf(snapshots);
    fetched = Map.copyOf(fetched);
  }

  /// @param holds the ids of what it has; empty when it could not be asked
  public record Original(VaultName vault, Optional<Set<String>> holds) {}

  /// The complete points of a service in the vault. Marks that lack a source are none, and are left
  /// alone.
  ///
  /// @param proven by mark, when a point was last brought back whole
  public List<Candidate> candidates(Service service, Map<String, Instant> proven) {
    var byMark =
        snapshots.stream()
            .filter(ties -> ties.snapshot().service().equals(service.id()))
            .collect(Collectors.groupingBy(ties -> ties.snapshot().point()));
    var refs = byMark.values().stream().flatMap(List::stream).map(SnapshotTies::snapshot).toList();
    return RecoveryPoints.of(service, refs).complete().stream()
        .map(
            point ->
                candidate(
                    point,
                    byMark.getOrDefault(point.mark(), List.of()),
                    Optional.ofNullable(proven.get(point.mark()))))
        .toList();
  }

  /// Everything under a point's mark goes or stays with it: also what was taken twice.
  private Candidate candidate(
      RecoveryPoint point, List<SnapshotTies> ties, Optional<Instant> proven) {
    var ids = ties.stream().map(each -> each.snapshot().id()).toList();
    return new Candidate(
        point,
        new Bytes(
            ties.stream().map(SnapshotTies::snapshot).mapToLong(SnapshotRef::storedBytes).sum()),
        ties.stream().filter(SnapshotTies::isHeld).map(SnapshotTies::hold).findFirst(),
        ties.stream()
            .filter(SnapshotTies::isLocked)
            .map(SnapshotTies::lockedUntil)
            .max(Comparator.naturalOrder()),
        proven,
        fetched.entrySet().stream()
            .filter(mirror -> !mirror.getValue().containsAll(ids))
            .map(mirror -> mirror.getKey().name())
            .collect(Collectors.toSet()),
        Set.of(),
        original
            .filter(
                from ->
                    from.holds().isEmpty() || from.holds().get().stream().anyMatch(ids::contains))
            .map(from -> from.vault().name()));
  }
}
