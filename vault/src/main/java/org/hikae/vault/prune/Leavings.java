package org.hikae.vault.prune;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import org.hikae.vault.format.Layout;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreException;

/// What killed runs and probes have left in a store that no vault has any use for: parts of writes
/// that were cut, and small objects that were to be deleted a moment later.
public record Leavings(Store store) {

  /// Removes those that were written before a time. What is locked stays until a later prune.
  public void remove(Instant before) throws IOException {
    store.tidy(before);
    for (var prefix : Layout.FOR_A_MOMENT) {
      var old = new ArrayList<String>();
      store.list(
          prefix,
          object -> {
            if (object.writtenAt().isBefore(before)) {
              old.add(object.key());
            }
          });
      for (var key : old) {
        delete(key);
      }
    }
  }

  private void delete(String key) throws IOException {
    try {
      store.delete(key);
    } catch (StoreException.Locked _) {
      // A probe's: its lock is short.
    }
  }
}
