package org.hikae.cluster.testing;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.hikae.cluster.Announcer;
import org.hikae.cluster.Ledger;
import org.hikae.cluster.LedgerException;
import org.hikae.cluster.lease.LeaseTerms;
import org.hikae.cluster.ledger.Consensus;
import org.hikae.cluster.ledger.Proposal;
import org.hikae.cluster.ledger.Replica;
import org.hikae.cluster.ledger.ReplicatedLedger;
import org.hikae.cluster.ledger.Ruling;
import org.hikae.protocol.NodeId;
import org.jspecify.annotations.Nullable;

/// A ledger in memory that several nodes share: the same chain and lease rules as the real one, by
/// a clock that stands still until [#advance] moves it. All nodes see a decision at once.
public final class LocalLedger {
  private final LeaseTerms terms;
  private final Clock clock;
  private final VirtualTicker ticker = new VirtualTicker();
  private final Replica replica;
  private final Map<NodeId, Seat> seats = new LinkedHashMap<>();
  private final Set<NodeId> cutOff = new HashSet<>();
  private @Nullable NodeId leader;

  public LocalLedger(LeaseTerms terms) {
    this(terms, Clock.systemUTC());
  }

  /// `clock` dates the entries; leases do not look at it.
  public LocalLedger(LeaseTerms terms, Clock clock) {
    this.terms = terms;
    this.clock = clock;
    this.replica = new Replica(ticker, terms.margin());
  }

  /// The ledger as this node has it. The first that asks leads.
  public synchronized Ledger at(NodeId node) {
    var seat = seats.computeIfAbsent(node, Seat::new);
    if (leader == null) {
      elect(node);
    }
    return new ReplicatedLedger(node, replica, seat, terms, clock);
  }

  /// Gives leadership to a node.
  public synchronized void elect(NodeId node) {
    leader = node;
    announce();
  }

  /// Takes the majority away from a node, or gives it back. A leader that is cut off leads no more.
  public synchronized void cutOff(NodeId node, boolean cut) {
    if (cut) {
      cutOff.add(node);
    } else {
      cutOff.remove(node);
    }
    announce();
  }

  /// Moves the monotonic clock by which leases run.
  public void advance(Duration by) {
    ticker.advance(by);
  }

  private void announce() {
    seats.values().forEach(seat -> seat.leading.announce(seat.leads()));
  }

  private synchronized CompletableFuture<Ruling> decide(NodeId from, Proposal proposal) {
    if (leader == null || cutOff.contains(leader) || cutOff.contains(from)) {
      return CompletableFuture.failedFuture(
          new LedgerException("no majority of the ledger is reached from " + from));
    }
    return CompletableFuture.completedFuture(replica.apply(proposal));
  }

  /// One node's part in it.
  private final class Seat implements Consensus {
    private final NodeId node;
    private final Announcer<Boolean> leading;

    Seat(NodeId node) {
      this.node = node;
      this.leading = new Announcer<>("leadership-" + node, false);
    }

    @Override
    public CompletableFuture<Ruling> propose(Proposal proposal) {
      return decide(node, proposal);
    }

    @Override
    public Optional<NodeId> leader() {
      synchronized (LocalLedger.this) {
        return cutOff.contains(node) ? Optional.empty() : Optional.ofNullable(leader);
      }
    }

    @Override
    public boolean leads() {
      return leader().filter(node::equals).isPresent();
    }

    @Override
    public void watchLeadership(Consumer<Boolean> watcher) {
      leading.watch(watcher);
    }

    /// The seat stays: the node may ask for its ledger again.
    @Override
    public void close() {
      cutOff(node, false);
    }
  }
}
