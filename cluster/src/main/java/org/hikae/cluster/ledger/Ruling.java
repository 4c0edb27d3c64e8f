package org.hikae.cluster.ledger;

import java.util.List;
import org.hikae.cluster.LedgerEntry;
import org.hikae.protocol.Answer.LeaseState;

/// What became of a [Proposal] where it stands in the log.
public sealed interface Ruling {

  record Stands(LedgerEntry entry) implements Ruling {}

  record Overtaken(long version) implements Ruling {}

  /// How the leases stand that a move was about, in its order.
  record Leases(List<LeaseState> states) implements Ruling {
    public Leases {
      states = List.copyOf(states);
    }
  }
}
