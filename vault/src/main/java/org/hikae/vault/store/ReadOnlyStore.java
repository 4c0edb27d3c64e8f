package org.hikae.vault.store;

import java.nio.ByteBuffer;
import java.time.Instant;

/// A store that nothing can be written to or deleted from.
public final class ReadOnlyStore extends ForwardingStore {
  private static final String WHY = "it was opened for reading only";

  public ReadOnlyStore(Store behind) {
    super(behind);
  }

  @Override
  public Put put(String key, ByteBuffer content) throws StoreException {
    throw new StoreException.Forbidden(address(), WHY);
  }

  @Override
  public Put put(String key, ByteBuffer content, Lock lock) throws StoreException {
    throw new StoreException.Forbidden(address(), WHY);
  }

  @Override
  public void lock(String key, Lock lock) throws StoreException {
    throw new StoreException.Forbidden(address(), WHY);
  }

  @Override
  public long tidy(Instant before) throws StoreException {
    throw new StoreException.Forbidden(address(), WHY);
  }

  @Override
  public long reveal() throws StoreException {
    throw new StoreException.Forbidden(address(), WHY);
  }

  @Override
  public void delete(String key) throws StoreException {
    throw new StoreException.Forbidden(address(), WHY);
  }
}
