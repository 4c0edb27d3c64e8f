package org.hikae.orchestrator.ledger;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hikae.cluster.Ledger;
import org.hikae.cluster.Ledger.Receipt;
import org.hikae.cluster.LedgerException;

/// Puts events into the ledger and waits until they stand, here as well: whoever reads the tables
/// afterwards finds them there, or what was first.
public final class Decisions {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration LONG = Duration.ofDays(1);

  private final Ledger ledger;
  private final Projection projection;
  private final DomainJson json;

  public Decisions(Ledger ledger, Projection projection, DomainJson json) {
    this.ledger = ledger;
    this.projection = projection;
    this.json = json;
  }

  /// Appends `event` as the entry after `expectedVersion`, or says who was first.
  public Receipt append(String stream, long expectedVersion, Object event)
      throws LedgerException, InterruptedException {
    var kind = event.getClass().getSimpleName();
    try {
      var receipt =
          ledger
              .append(stream, expectedVersion, kind, json.write(event))
              .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      switch (receipt) {
        case Receipt.Stands(var entry) -> projection.await(entry.index(), PATIENCE);
        case Receipt.Overtaken(var version) -> projection.await(stream, version, PATIENCE);
      }
      return receipt;
    } catch (TimeoutException e) {
      throw new LedgerException(stream + ": " + kind + " was not decided in " + PATIENCE, e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof LedgerException known
          ? known
          : new LedgerException(stream + ": " + kind + " was not decided", e);
    }
  }

  /// Waits until the tables have an entry of a stream after this version; a day at most.
  public void awaitAfter(String stream, long version) throws LedgerException, InterruptedException {
    try {
      projection.await(stream, version + 1, LONG);
    } catch (TimeoutException e) {
      throw new LedgerException(stream + " did not go on in " + LONG, e);
    }
  }
}
