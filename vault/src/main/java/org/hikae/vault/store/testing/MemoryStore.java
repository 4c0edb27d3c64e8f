package org.hikae.vault.store.testing;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.hikae.vault.store.Lock;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.StoreException;
import org.hikae.vault.store.StoreKey;

/// A store in memory that keeps the contract and nothing else.
public final class MemoryStore implements Store {
  private final ConcurrentNavigableMap<String, Held> objects = new ConcurrentSkipListMap<>();
  private final String address;
  private final InstantSource clock;

  public MemoryStore() {
    this("memory", InstantSource.system());
  }

  public MemoryStore(String name, InstantSource clock) {
    this.address = "memory:" + name;
    this.clock = clock;
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public Put put(String key, ByteBuffer content) {
    return put(key, new Held(copy(content), clock.instant(), Optional.empty()));
  }

  @Override
  public Put put(String key, ByteBuffer content, Lock lock) {
    return put(key, new Held(copy(content), clock.instant(), Optional.of(lock)));
  }

  private Put put(String key, Held held) {
    return objects.putIfAbsent(StoreKey.checked(key), held) == null ? Put.CREATED : Put.EXISTED;
  }

  @Override
  public void lock(String key, Lock lock) throws StoreException {
    if (objects.computeIfPresent(StoreKey.checked(key), (_, held) -> held.locked(lock)) == null) {
      throw new StoreException.Missing(address, key);
    }
  }

  @Override
  public Optional<Lock> lockOf(String key) {
    return Optional.ofNullable(objects.get(StoreKey.checked(key))).flatMap(Held::lock);
  }

  @Override
  public ByteBuffer get(String key, long offset, int length) throws StoreException {
    var held = objects.get(StoreKey.checked(key));
    if (held == null) {
      throw new StoreException.Missing(address, key);
    }
    if (offset + length > held.size()) {
      throw new StoreException.Truncated(address, key, offset + length, held.size());
    }
    return copy(held.bytes.slice(Math.toIntExact(offset), length));
  }

  @Override
  public Optional<StoredObject> stat(String key) {
    return Optional.ofNullable(objects.get(StoreKey.checked(key))).map(held -> held.as(key));
  }

  @Override
  public void list(String prefix, Consumer<StoredObject> each) {
    objects.tailMap(StoreKey.checkedPrefix(prefix), true).entrySet().stream()
        .takeWhile(entry -> entry.getKey().startsWith(prefix))
        .forEach(entry -> each.accept(entry.getValue().as(entry.getKey())));
  }

  @Override
  public void delete(String key) throws StoreException {
    var lock = lockOf(key).map(Lock::until).filter(clock.instant()::isBefore);
    if (lock.isPresent()) {
      throw new StoreException.Locked(address, key, lock.get());
    }
    objects.remove(StoreKey.checked(key));
  }

  /// Replaces an object's bytes behind the store's back, as a failing disk would.
  public void corrupt(String key, ByteBuffer bytes) {
    objects.replace(
        StoreKey.checked(key), new Held(copy(bytes), clock.instant(), Optional.empty()));
  }

  @Override
  public void close() {}

  private static ByteBuffer copy(ByteBuffer content) {
    return ByteBuffer.allocate(content.remaining()).put(content.duplicate()).flip();
  }

  private record Held(ByteBuffer bytes, Instant writtenAt, Optional<Lock> lock) {
    Held locked(Lock longer) {
      return lock.filter(present -> present.covers(longer)).isPresent()
          ? this
          : new Held(bytes, writtenAt, Optional.of(longer));
    }

    int size() {
      return bytes.remaining();
    }

    StoredObject as(String key) {
      return new StoredObject(key, size(), writtenAt);
    }
  }
}
