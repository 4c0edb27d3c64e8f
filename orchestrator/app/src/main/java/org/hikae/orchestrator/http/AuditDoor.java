package org.hikae.orchestrator.http;

import java.time.Duration;
import java.util.List;
import org.hikae.domain.access.AccessChain.End;
import org.hikae.domain.access.ChainedAccess;
import org.hikae.orchestrator.audit.AccessRounds;
import org.hikae.orchestrator.ledger.AccessRows;
import org.hikae.orchestrator.ledger.AccessRows.Wanted;

/// Where people look at who reached what: the same for the console and the API. What this
/// orchestrator saw up to then is put into the ledger first, if it can be.
public final class AuditDoor {
  static final int MOST = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final AccessRows rows;
  private final AccessRounds rounds;

  public AuditDoor(AccessRows rows, AccessRounds rounds) {
    this.rows = rows;
    this.rounds = rounds;
  }

  /// @param settled whether all that this orchestrator saw is among them
  /// @param more whether there are older ones
  public record Found(
      boolean settled, List<ChainedAccess> accesses, boolean more, List<End> ends) {}

  /// The newest that fit, newest first.
  public Found find(Wanted wanted, int skip, int limit) throws InterruptedException {
    var settled = rounds.settle(PATIENCE);
    var found = rows.newest(wanted, skip, limit + 1);
    var shown = found.subList(0, Math.min(limit, found.size()));
    return new Found(settled, shown, found.size() > limit, rows.ends());
  }

  /// A piece of a node's chain.
  public List<ChainedAccess> chain(String node, long after, int limit) {
    return rows.chain(node, after, limit);
  }

  /// Where the chain of each node ends, with what this orchestrator saw up to now.
  public List<End> ends() throws InterruptedException {
    rounds.settle(PATIENCE);
    return rows.ends();
  }
}
