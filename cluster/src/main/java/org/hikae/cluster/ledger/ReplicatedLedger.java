package org.hikae.cluster.ledger;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.hikae.cluster.Leases;
import org.hikae.cluster.Ledger;
import org.hikae.cluster.LedgerCopy;
import org.hikae.cluster.LedgerEntry;
import org.hikae.cluster.LedgerException;
import org.hikae.cluster.lease.LeaseTerms;
import org.hikae.protocol.NodeId;

/// The ledger as one node has it: reads from its own replica, changes through consensus.
public final class ReplicatedLedger implements Ledger {
  private static final int LONGEST_BODY = 256 * 1024;
  private static final int LONGEST_NAME = 200;

  private final NodeId self;
  private final Replica replica;
  private final Consensus consensus;
  private final Clock clock;
  private final Leases leases;
  private final List<EntryWatch> watches = new CopyOnWriteArrayList<>();

  public ReplicatedLedger(
      NodeId self, Replica replica, Consensus consensus, LeaseTerms terms, Clock clock) {
    this.self = self;
    this.replica = replica;
    this.consensus = consensus;
    this.clock = clock;
    this.leases = new ReplicatedLeases(replica, consensus, terms);
  }

  @Override
  public CompletableFuture<Receipt> append(
      String stream, long expectedVersion, String kind, String body) {
    if (stream.length() > LONGEST_NAME
        || kind.length() > LONGEST_NAME
        || body.length() > LONGEST_BODY) {
      return CompletableFuture.failedFuture(
          new LedgerException(
              "an entry of stream " + stream + " is too long: " + body.length() + " characters"));
    }
    var proposal = new Proposal.Append(stream, expectedVersion, kind, body, self, clock.instant());
    return consensus.propose(proposal).thenApply(ReplicatedLedger::receipt);
  }

  private static Receipt receipt(Ruling ruling) {
    return switch (ruling) {
      case Ruling.Stands(var entry) -> new Receipt.Stands(entry);
      case Ruling.Overtaken(var version) -> new Receipt.Overtaken(version);
      case Ruling.Leases leases -> throw new IllegalStateException("not an append: " + leases);
    };
  }

  @Override
  public List<LedgerEntry> entries(long after, int limit) {
    return replica.after(after, limit);
  }

  @Override
  public void watch(long after, Consumer<LedgerEntry> watcher) {
    watches.add(EntryWatch.start(replica, after, watcher));
  }

  @Override
  public long version(String stream) {
    return replica.version(stream);
  }

  @Override
  public Leases leases() {
    return leases;
  }

  @Override
  public LedgerCopy copy() {
    return replica.copy();
  }

  @Override
  public Optional<NodeId> leader() {
    return consensus.leader();
  }

  @Override
  public boolean leads() {
    return consensus.leads();
  }

  @Override
  public void watchLeadership(Consumer<Boolean> watcher) {
    consensus.watchLeadership(watcher);
  }

  @Override
  public void close() {
    watches.forEach(EntryWatch::close);
    consensus.close();
  }
}
