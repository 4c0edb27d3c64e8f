package org.hikae.vault.forget;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.hikae.vault.Snapshot;
import org.hikae.vault.VaultException;
import org.hikae.vault.format.Layout;
import org.hikae.vault.hold.Hold;
import org.hikae.vault.hold.Holds;
import org.hikae.vault.key.Opened;
import org.hikae.vault.store.StoreException;

/// Forgets snapshots, none that is held. Whoever places a hold looks afterwards whether its
/// snapshot is still there, and this looks for holds afterwards too: so whichever comes first, no
/// snapshot is gone whose hold was acknowledged.
public final class Forgetting {
  private final Opened vault;
  private final Holds holds;

  public Forgetting(Opened vault) {
    this.vault = vault;
    this.holds = new Holds(vault);
  }

  /// Forgets all of them, or, when one is held, none.
  public void forget(List<Snapshot> snapshots) throws IOException {
    var found = standing();
    for (var snapshot : snapshots) {
      requireFree(snapshot, found);
    }
    for (var snapshot : snapshots) {
      forget(snapshot);
    }
    dropEnded(snapshots);
  }

  private Holds.Found standing() throws IOException {
    var found = holds.standingByBothClocks();
    Holds.requireReadable(found);
    return found;
  }

  private void forget(Snapshot snapshot) throws IOException {
    var key = Layout.SNAPSHOTS + snapshot.id();
    ByteBuffer content;
    try {
      content = vault.store().get(key);
    } catch (StoreException.Missing _) {
      return; // someone else has forgotten it
    }
    vault.store().delete(key);
    var found = standing();
    if (!found.of(snapshot.id()).isEmpty()) {
      vault.store().put(key, content);
      requireFree(snapshot, found);
    }
  }

  private static void requireFree(Snapshot snapshot, Holds.Found found) throws VaultException {
    var holding = found.of(snapshot.id());
    if (!holding.isEmpty()) {
      throw held(snapshot, holding.getFirst());
    }
  }

  private static VaultException held(Snapshot snapshot, Hold hold) {
    return new VaultException(
        VaultException.Code.HELD,
        "snapshot %.10s is held%s by %s: %s"
            .formatted(
                snapshot.id(),
                hold.until().map(end -> " until " + end).orElse(""),
                hold.by(),
                hold.reason()),
        "`hikae points release` ends a hold.");
  }

  /// Holds that have ended go with the snapshot that they held.
  private void dropEnded(List<Snapshot> snapshots) throws IOException {
    var all = holds.all();
    for (var snapshot : snapshots) {
      for (var hold : all.of(snapshot.id())) {
        if (vault.store().stat(Layout.SNAPSHOTS + snapshot.id()).isEmpty()) {
          vault.store().delete(Layout.HOLDS + hold.id());
        }
      }
    }
  }
}
