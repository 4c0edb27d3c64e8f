package org.hikae.cluster.ledger;

import java.io.IOException;
import java.net.BindException;
import java.time.Clock;
import org.hikae.cluster.Ledger;
import org.hikae.cluster.LedgerException;
import org.hikae.cluster.identity.Identity;
import org.hikae.cluster.lease.Ticker;
import org.hikae.cluster.mesh.Courier;

/// The ledger over Apache Ratis: a Raft log whose members are the orchestrators, mutual TLS 1.3
/// among them, nobody else admitted.
public final class RatisLedger {
  private RatisLedger() {}

  /// Starts this node's copy. `courier` is the node's mesh: what is not decided here is forwarded
  /// to the leader by it.
  public static Ledger open(LedgerSettings settings, Identity identity, Courier courier)
      throws LedgerException {
    var replica = new Replica(Ticker.system(), settings.leases().margin());
    try {
      var founding = Founding.in(settings.folder());
      var machine = new LedgerMachine(replica, founding);
      var group = founding.map(Founding::group).orElse(RatisConsensus.FIRST_GROUP);
      var kept = founding.map(begun -> settings.keptBy(begun.keepers())).orElse(settings);
      var consensus = RatisConsensus.start(group, kept, identity, courier, machine);
      return new ReplicatedLedger(
          identity.node(), replica, consensus, settings.leases(), Clock.systemUTC());
    } catch (BindException taken) {
      throw new LedgerException("the ledger cannot listen at " + taken.getMessage(), taken);
    } catch (IOException e) {
      throw new LedgerException(
          "the ledger in " + settings.folder() + " cannot be opened: " + e.getMessage(), e);
    }
  }
}
