package org.hikae.orchestrator.ledger;

import org.hikae.cluster.LedgerEntry;

/// A table that is made of ledger entries. Called once for each entry, in order, inside the
/// transaction that also moves the position on.
@FunctionalInterface
public interface Table {
  void apply(LedgerEntry entry);
}
