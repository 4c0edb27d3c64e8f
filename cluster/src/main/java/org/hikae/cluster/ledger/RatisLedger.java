package org.hikae.cluster.ledger;

import org.hikae.cluster.Ledger;
import org.hikae.cluster.LedgerException;
import org.hikae.cluster.identity.Identity;
import org.hikae.cluster.mesh.Courier;

/// The ledger over Apache Ratis.
@SuppressWarnings("DoNotCallSuggester")
public final class RatisLedger {
  private RatisLedger() {}

  /// Starts this node's copy. `courier` is the node's mesh: what is not decided here is forwarded
  /// to the leader by it.
  public static Ledger open(LedgerSettings settings, Identity identity, Courier courier)
      throws LedgerException {
    throw new UnsupportedOperationException();
  }
}
