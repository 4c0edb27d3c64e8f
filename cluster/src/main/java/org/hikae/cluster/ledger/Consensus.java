package org.hikae.cluster.ledger;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.hikae.protocol.NodeId;

/// How nodes agree on the order of proposals: over Raft, or in memory for tests. What is decided is
/// applied to this node's [Replica] before the proposal completes where it leads.
public interface Consensus extends AutoCloseable {

  /// Completes with what became of it; exceptionally with [org.hikae.cluster.LedgerException] when
  /// that is not known.
  CompletableFuture<Ruling> propose(Proposal proposal);

  Optional<NodeId> leader();

  boolean leads();

  /// Tells whether this node leads: now, and whenever that changes; from one thread.
  void watchLeadership(Consumer<Boolean> watcher);

  @Override
  void close();
}
