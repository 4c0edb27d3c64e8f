package org.hikae.vault.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hikae.vault.store.probe.Inspectable;
import org.hikae.vault.store.probe.StoreReport.Finding;

/// Passes every call on to another store; what adds something overrides what it has to.
public abstract class ForwardingStore implements Store, Inspectable {
  private final Store behind;

  protected ForwardingStore(Store behind) {
    this.behind = behind;
  }

  protected final Store behind() {
    return behind;
  }

  @Override
  public String address() {
    return behind.address();
  }

  @Override
  public Put put(String key, ByteBuffer content) throws IOException {
    return behind.put(key, content);
  }

  @Override
  public Put put(String key, ByteBuffer content, Lock lock) throws IOException {
    return behind.put(key, content, lock);
  }

  @Override
  public void lock(String key, Lock lock) throws IOException {
    behind.lock(key, lock);
  }

  @Override
  public Optional<Lock> lockOf(String key) throws IOException {
    return behind.lockOf(key);
  }

  @Override
  public ByteBuffer get(String key, long offset, int length) throws IOException {
    return behind.get(key, offset, length);
  }

  @Override
  public Optional<StoredObject> stat(String key) throws IOException {
    return behind.stat(key);
  }

  @Override
  public void list(String prefix, Consumer<StoredObject> each) throws IOException {
    behind.list(prefix, each);
  }

  @Override
  public void delete(String key) throws IOException {
    behind.delete(key);
  }

  @Override
  public long tidy(Instant before) throws IOException {
    return behind.tidy(before);
  }

  @Override
  public long reveal() throws IOException {
    return behind.reveal();
  }

  @Override
  public List<Finding> inspect(String key) throws IOException {
    return behind instanceof Inspectable inspectable ? inspectable.inspect(key) : List.of();
  }

  @Override
  public void close() throws IOException {
    behind.close();
  }
}
