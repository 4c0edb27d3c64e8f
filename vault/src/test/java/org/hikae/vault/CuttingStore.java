package org.hikae.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreException;

/// A store that takes so many puts and deletes and then no more, as if the process had been killed
/// there.
public final class CuttingStore implements Store {
  private final Store store;
  private final AtomicInteger putsLeft;

  public CuttingStore(Store store, int puts) {
    this.store = store;
    this.putsLeft = new AtomicInteger(puts);
  }

  @Override
  public Put put(String key, ByteBuffer content) throws IOException {
    if (putsLeft.getAndDecrement() <= 0) {
      throw new StoreException.Unavailable(address(), "cut", new IOException("cut"));
    }
    return store.put(key, content);
  }

  /// Whether every put was taken.
  public boolean heldOut() {
    return putsLeft.get() >= 0;
  }

  @Override
  public String address() {
    return store.address();
  }

  @Override
  public ByteBuffer get(String key, long offset, int length) throws IOException {
    return store.get(key, offset, length);
  }

  @Override
  public Optional<StoredObject> stat(String key) throws IOException {
    return store.stat(key);
  }

  @Override
  public void list(String prefix, Consumer<StoredObject> each) throws IOException {
    store.list(prefix, each);
  }

  @Override
  public void delete(String key) throws IOException {
    if (putsLeft.getAndDecrement() <= 0) {
      throw new StoreException.Unavailable(address(), "cut", new IOException("cut"));
    }
    store.delete(key);
  }

  @Override
  public void close() {}
}
