package org.hikae.orchestrator.batch;

import java.util.HashSet;
import java.util.List;
import org.hikae.cluster.MeshException;
import org.hikae.orchestrator.agents.Agents;
import org.hikae.orchestrator.batch.JobDesk.Gone;
import org.hikae.orchestrator.ledger.SnapshotRows;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.SnapshotRef;
import org.hikae.protocol.VaultName;

/// Compares the catalog with a vault, which is the truth.
final class Catalog {
  private final Agents agents;
  private final SnapshotRows rows;

  Catalog(Agents agents, SnapshotRows rows) {
    this.agents = agents;
    this.rows = rows;
  }

  /// @param added what the catalog lacks
  /// @param gone what it has and the vault has not
  record Difference(List<SnapshotRef> added, List<Gone> gone) {}

  /// What the catalog knows is read before the vault is asked: what is added meanwhile is not taken
  /// for lost.
  Difference with(VaultName vault, NodeId keeper) throws MeshException, InterruptedException {
    var known = rows.idsIn(vault);
    var held = agents.snapshots(keeper, List.of());
    var lost = new HashSet<>(known);
    held.forEach(ref -> lost.remove(ref.id()));
    return new Difference(
        held.stream().filter(ref -> !known.contains(ref.id())).toList(),
        Gone.of(vault, lost.stream().sorted().toList()));
  }
}
