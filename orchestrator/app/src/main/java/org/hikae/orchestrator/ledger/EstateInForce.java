package org.hikae.orchestrator.ledger;

import java.util.Optional;
import org.hikae.cluster.LedgerEntry;
import org.hikae.domain.estate.Estate;
import org.jspecify.annotations.Nullable;

/// The estate that the ledger adopted last.
public final class EstateInForce {
  private final DomainJson json;
  private volatile @Nullable Estate estate;

  public EstateInForce(EntryRows rows, Projection projection, DomainJson json) {
    this.json = json;
    projection.watch(this::take);
    rows.last(EstateAdopted.STREAM).ifPresent(this::take);
  }

  /// The estate, once one was adopted.
  public Optional<Estate> now() {
    return Optional.ofNullable(estate);
  }

  private void take(LedgerEntry entry) {
    if (entry.stream().equals(EstateAdopted.STREAM)) {
      estate = json.read(entry.body(), EstateAdopted.class).estate();
    }
  }
}
