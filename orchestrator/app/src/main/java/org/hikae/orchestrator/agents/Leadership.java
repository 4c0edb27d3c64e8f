package org.hikae.orchestrator.agents;

import org.hikae.cluster.Ledger;

/// Whether this orchestrator may act. Asked before every act, so that a deposed leader stops at
/// once.
public final class Leadership {
  private final Ledger ledger;

  public Leadership(Ledger ledger) {
    this.ledger = ledger;
  }

  public boolean holds() {
    return ledger.leads();
  }

  /// Throws unless this orchestrator leads a majority now.
  public void require() throws LostLeadership {
    if (!holds()) {
      throw new LostLeadership();
    }
  }

  /// Another orchestrator leads now, or nobody: whoever does goes on from what the ledger says.
  public static final class LostLeadership extends Exception {
    private static final long serialVersionUID = 1;

    LostLeadership() {
      super("this orchestrator does not lead any more");
    }
  }
}
