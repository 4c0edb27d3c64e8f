package org.hikae.orchestrator.ledger;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hikae.cluster.Ledger;
import org.hikae.cluster.Ledger.Receipt;
import org.hikae.cluster.LedgerException;

/// Puts events into the ledger and waits until they stand, here as well: whoever reads the tables
/// afterwards finds them there.
public final class Decisions {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

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
      if (receipt instanceof Receipt.Stands(var entry)) {
        projection.await(entry.index(), PATIENCE);
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
}
