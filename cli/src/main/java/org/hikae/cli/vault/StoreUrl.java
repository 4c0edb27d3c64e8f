package org.hikae.cli.vault;

import java.io.IOException;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreAccess;
import org.hikae.vault.store.Stores;

/// Opens a store by the URL that was typed.
final class StoreUrl {
  private StoreUrl() {}

  static Store open(String url) throws IOException {
    return Stores.open(url, StoreAccess.ofThisProcess());
  }
}
