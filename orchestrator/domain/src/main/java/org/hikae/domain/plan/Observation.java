package org.hikae.domain.plan;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.SnapshotRef;

/// What is seen at the moment a runbook is bound.
///
/// @param reached the sites of which an agent answers
/// @param snapshots what the vaults hold, by site
/// @param tokens the newest token of each service, as the ledger has it
public record Observation(
    Instant at,
    Set<SiteId> reached,
    Map<SiteId, List<SnapshotRef>> snapshots,
    Map<ServiceId, FencingToken> tokens) {
  public Observation {
    reached = Set.copyOf(reached);
    snapshots = Map.copyOf(snapshots);
    tokens = Map.copyOf(tokens);
  }

  List<SnapshotRef> heldAt(SiteId site) {
    return snapshots.getOrDefault(site, List.of());
  }
}
