package org.hikae.agent.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hikae.protocol.SnapshotTies;
import org.hikae.vault.Snapshot;
import org.hikae.vault.Vault;
import org.hikae.vault.hold.Hold;
import org.hikae.vault.hold.Holds;

/// What ties a vault's snapshots to it. Throws when a hold is damaged: it may be any snapshot's.
final class Ties {
  private Ties() {}

  /// Those of services; of what a person took on their own nothing is said.
  static List<SnapshotTies> of(Vault vault, List<Snapshot> snapshots) throws IOException {
    var holds = vault.holds().standingByBothClocks();
    Holds.requireReadable(holds);
    var locks = vault.locks(snapshots);
    var ties = new ArrayList<SnapshotTies>();
    for (var snapshot : snapshots) {
      var hold = holds.of(snapshot.id()).stream().findFirst().map(Ties::line).orElse("");
      var until = locks.getOrDefault(snapshot.id(), SnapshotTies.FREE);
      Labels.reference(snapshot).ifPresent(ref -> ties.add(new SnapshotTies(ref, hold, until)));
    }
    return List.copyOf(ties);
  }

  private static String line(Hold hold) {
    return hold.by() + ": " + hold.reason();
  }
}
