package org.hikae.cluster.ledger;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hikae.cluster.LedgerCopy;
import org.hikae.cluster.LedgerEntry;
import org.hikae.cluster.lease.LeaseTable;
import org.hikae.cluster.lease.LeaseTable.Lease;
import org.hikae.cluster.lease.LeaseWatch;
import org.hikae.cluster.lease.Ticker;
import org.hikae.protocol.ServiceId;

/// One node's copy of what was decided: chain and leases, and this node's own count of how long the
/// leases still run. The same proposals in the same order make the same copy everywhere; the count
/// is nobody else's business and no part of it.
public final class Replica {
  private final Ticker ticker;
  private final Duration margin;
  private Chain chain = new Chain();
  private LeaseTable leases = new LeaseTable();
  private LeaseWatch watch;

  public Replica(Ticker ticker, Duration margin) {
    this.ticker = ticker;
    this.margin = margin;
    this.watch = new LeaseWatch(ticker, margin);
  }

  /// Applies what was decided.
  public synchronized Ruling apply(Proposal proposal) {
    return switch (proposal) {
      case Proposal.Append append -> {
        var ruling = chain.append(append);
        notifyAll();
        yield ruling;
      }
      case Proposal.Move(var move) -> {
        var states = leases.apply(move);
        leases.all().forEach(watch::note);
        yield new Ruling.Leases(states);
      }
    };
  }

  public synchronized List<LedgerEntry> after(long index, int limit) {
    return chain.after(index, limit);
  }

  /// The same, waiting until there is at least one.
  synchronized List<LedgerEntry> awaitAfter(long index, int limit) throws InterruptedException {
    while (chain.length() <= index) {
      wait();
    }
    return chain.after(index, limit);
  }

  public synchronized long version(String stream) {
    return chain.version(stream);
  }

  synchronized long length() {
    return chain.length();
  }

  synchronized Optional<Lease> lease(ServiceId service) {
    return leases.of(service);
  }

  synchronized Collection<Lease> allLeases() {
    return leases.all();
  }

  synchronized Duration untilFree(ServiceId service) {
    return leases.of(service).map(watch::untilFree).orElse(Duration.ZERO);
  }

  synchronized LedgerCopy copy() {
    return new LedgerCopy(List.copyOf(leases.all()), chain.after(0, Integer.MAX_VALUE));
  }

  /// Becomes what a checkpoint says. Entries that were here before must be the beginning of it; the
  /// leases count from now.
  synchronized void become(Collection<Lease> newLeases, List<LedgerEntry> entries)
      throws IOException {
    var newChain = new Chain();
    for (var entry : entries) {
      newChain.restore(entry);
    }
    chain = newChain;
    leases = new LeaseTable();
    newLeases.forEach(leases::restore);
    watch = new LeaseWatch(ticker, margin);
    newLeases.forEach(watch::note);
    notifyAll();
  }
}
