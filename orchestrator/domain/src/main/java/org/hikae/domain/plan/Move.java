package org.hikae.domain.plan;

import java.util.List;
import org.hikae.domain.estate.Address;
import org.hikae.domain.text.Bilingual;
import org.hikae.protocol.Epoch;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.SnapshotRef;

/// What a planned step does, with everything it needs to be carried out. Whatever acts on the
/// service does so under the token that [TakeLease] brought.
public sealed interface Move {
  /// Wait until the lease of `superseding` may be taken, then take the next epoch for `to`.
  record TakeLease(SiteId from, SiteId to, Epoch superseding) implements Move {}

  /// Bring back these snapshots from the vault at `at`.
  record Restore(SiteId at, List<SnapshotRef> snapshots) implements Move {
    public Restore {
      snapshots = List.copyOf(snapshots);
    }
  }

  record StartService(SiteId at) implements Move {}

  /// Ask the agent at `at` for its own probe until it is good.
  record ProbeService(SiteId at) implements Move {}

  record SwitchTraffic(SiteId to, Address address) implements Move {}

  record AskPerson(Bilingual instructions) implements Move {}
}
