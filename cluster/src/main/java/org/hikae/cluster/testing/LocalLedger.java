package org.hikae.cluster.testing;

import java.time.Duration;
import org.hikae.cluster.Ledger;
import org.hikae.cluster.lease.LeaseTerms;
import org.hikae.protocol.NodeId;

/// A ledger in memory that several nodes share: the same chain and lease rules as the real one, by
/// a clock that stands still until [#advance] moves it.
@SuppressWarnings("DoNotCallSuggester")
public final class LocalLedger {
  public LocalLedger(LeaseTerms terms) {}

  /// The ledger as this node has it. The first that asks leads.
  public Ledger at(NodeId node) {
    throw new UnsupportedOperationException();
  }

  /// Gives leadership to a node.
  public void elect(NodeId node) {
    throw new UnsupportedOperationException();
  }

  /// Takes the majority away from a node, or gives it back.
  public void cutOff(NodeId node, boolean cut) {
    throw new UnsupportedOperationException();
  }

  /// Moves the monotonic clock by which leases run.
  public void advance(Duration by) {
    throw new UnsupportedOperationException();
  }
}
