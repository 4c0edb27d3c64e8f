package org.hikae.vault.store.testing;

import java.time.Instant;
import org.hikae.vault.store.Store;

class MemoryLockTest extends LockContract {
  private Instant now = Instant.parse("2026-11-23T09:00:00Z");
  private final MemoryStore store = new MemoryStore("locked", () -> now);

  @Override
  protected Store open() {
    return store;
  }

  @Override
  protected Instant now() {
    return now;
  }

  @Override
  protected void await(Instant time) {
    now = time;
  }
}
