package org.hikae.cluster.lease;

import java.time.Duration;
import java.util.List;
import org.hikae.protocol.Epoch;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;

/// A change of leases that is proposed to the ledger. Whether it comes to pass is decided where it
/// stands in the log, by [LeaseTable].
public sealed interface LeaseMove {

  /// Keep these leases for `lasting`, counted by the holder from the moment it asked.
  record Renew(List<FencingToken> held, Duration lasting) implements LeaseMove {
    public Renew {
      held = List.copyOf(held);
    }
  }

  /// Make `site` the holder, provided that nobody took or renewed the lease since the proposer
  /// found it run out: at `epoch`, after `renewals` renewals.
  record Take(ServiceId service, SiteId site, Epoch epoch, long renewals, Duration lasting)
      implements LeaseMove {}

  /// Give a lease back.
  record Release(FencingToken token) implements LeaseMove {}
}
