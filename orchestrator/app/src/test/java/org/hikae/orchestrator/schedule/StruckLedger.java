package org.hikae.orchestrator.schedule;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.hikae.cluster.Leases;
import org.hikae.cluster.Ledger;
import org.hikae.cluster.LedgerCopy;
import org.hikae.cluster.LedgerEntry;
import org.hikae.protocol.NodeId;

/// A ledger in front of which something happens, once, just before an append.
final class StruckLedger implements Ledger {
  private final Ledger ledger;
  private String kind = "";
  private Strike strike = () -> {};

  StruckLedger(Ledger ledger) {
    this.ledger = ledger;
  }

  interface Strike {
    void happen() throws Exception;
  }

  /// Has it happen before the next entry of that kind is appended from here.
  void before(String kind, Strike strike) {
    this.kind = kind;
    this.strike = strike;
  }

  @Override
  public CompletableFuture<Receipt> append(
      String stream, long expectedVersion, String kind, String body) {
    if (kind.equals(this.kind)) {
      this.kind = "";
      try {
        strike.happen();
      } catch (Exception e) {
        return CompletableFuture.failedFuture(e);
      }
    }
    return ledger.append(stream, expectedVersion, kind, body);
  }

  @Override
  public List<LedgerEntry> entries(long after, int limit) {
    return ledger.entries(after, limit);
  }

  @Override
  public void watch(long after, Consumer<LedgerEntry> watcher) {
    ledger.watch(after, watcher);
  }

  @Override
  public long version(String stream) {
    return ledger.version(stream);
  }

  @Override
  public Leases leases() {
    return ledger.leases();
  }

  @Override
  public LedgerCopy copy() {
    return ledger.copy();
  }

  @Override
  public Optional<NodeId> leader() {
    return ledger.leader();
  }

  @Override
  public boolean leads() {
    return ledger.leads();
  }

  @Override
  public void watchLeadership(Consumer<Boolean> watcher) {
    ledger.watchLeadership(watcher);
  }

  @Override
  public void close() {
    ledger.close();
  }
}
