package org.hikae.vault;

import java.io.IOException;
import java.time.Instant;
import org.hikae.vault.format.Layout;
import org.hikae.vault.parity.Parities;
import org.hikae.vault.prune.Leavings;
import org.hikae.vault.prune.PruneRun;

/// A prune that has looked and done nothing yet. The look stays good however long it waits: a
/// snapshot that is published meanwhile counts on nothing that is condemned, and what is condemned
/// by this prune is looked at again before it is swept.
public final class Pruning {
  private final Vault vault;
  private final PruneRun.Prepared prepared;
  private final Instant now;

  /// @param now the store's time when it looked
  Pruning(Vault vault, PruneRun.Prepared prepared, Instant now) {
    this.vault = vault;
    this.prepared = prepared;
    this.now = now;
  }

  /// What is to be done.
  public PrunePlan plan() {
    return prepared.plan();
  }

  /// Does it, once; runs alongside backups, mirrors and restores.
  ///
  /// @return what was done
  public PrunePlan run(Progress progress) throws IOException {
    vault.extendLocks(progress);
    var done = prepared.execute(progress);
    new Leavings(vault.store()).remove(now.minus(Layout.LEAST_GRACE));
    new Parities(vault.store()).removeStrays(prepared.staying());
    return done;
  }
}
