package org.hikae.vault.torture;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.hikae.vault.store.ForwardingStore;
import org.hikae.vault.store.Store;

/// Listings that are late, as a store's may be: they miss some of what was written within the last
/// hour, show some of what this process has deleted, and show some objects twice.
final class Fog extends ForwardingStore {
  private static final Duration LATE = Duration.ofHours(1);

  private final ConcurrentMap<String, StoredObject> deleted = new ConcurrentHashMap<>();
  private final RandomGenerator random;
  private final AtomicLong faults;

  Fog(Store behind, RandomGenerator random, AtomicLong faults) {
    super(behind);
    this.random = random;
    this.faults = faults;
  }

  @Override
  public void delete(String key) throws IOException {
    var object = behind().stat(key);
    super.delete(key);
    object.ifPresent(gone -> deleted.put(key, gone));
  }

  @Override
  public void list(String prefix, Consumer<StoredObject> each) throws IOException {
    var young = Instant.now().minus(LATE);
    super.list(prefix, object -> show(object, young, each));
    deleted.forEach(
        (key, object) -> {
          if (key.startsWith(prefix) && hit()) {
            each.accept(object);
          }
        });
  }

  private void show(StoredObject object, Instant young, Consumer<StoredObject> each) {
    if (object.writtenAt().isBefore(young) || !hit()) {
      each.accept(object);
    }
    if (hit()) {
      each.accept(object);
    }
  }

  private boolean hit() {
    var hit = random.nextInt(4) == 0;
    if (hit) {
      faults.incrementAndGet();
    }
    return hit;
  }
}
