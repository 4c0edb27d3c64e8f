package org.hikae.vault.store.testing;

import org.hikae.vault.store.Store;

class MemoryStoreTest extends StoreContract {
  private final MemoryStore store = new MemoryStore();

  @Override
  protected Store open() {
    return store;
  }

  @Override
  protected Store reopen() {
    return store;
  }
}
