package org.hikae.orchestrator.state;

import java.util.List;
import org.hikae.cluster.LedgerCopy;
import org.hikae.orchestrator.state.StateLine.Begun;
import org.hikae.orchestrator.state.StateLine.Day;

/// What an orchestrator knows that is nowhere else: the ledger as it has it, its settings, and its
/// own long observations. Everything else in its PostgreSQL is made of the ledger or is Spring
/// Batch's notebook.
public record State(Begun begun, String settings, LedgerCopy ledger, List<Day> days) {
  public State {
    days = List.copyOf(days);
  }
}
