package org.hikae.vault.torture;

import static org.hikae.vault.store.testing.FaultyStore.Operation.DELETE;
import static org.hikae.vault.store.testing.FaultyStore.Operation.GET;
import static org.hikae.vault.store.testing.FaultyStore.Operation.LIST;
import static org.hikae.vault.store.testing.FaultyStore.Operation.PUT;
import static org.hikae.vault.store.testing.FaultyStore.Operation.STAT;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import org.hikae.vault.store.Backoff;
import org.hikae.vault.store.ForwardingStore;
import org.hikae.vault.store.RetryingStore;
import org.hikae.vault.store.Sleeper;
import org.hikae.vault.store.Store;
import org.hikae.vault.store.testing.Fault;
import org.hikae.vault.store.testing.FaultyStore;

/// Makes a store's weather, and counts what befell.
final class Skies {
  private static final List<FaultyStore.Operation> ANY = List.of(PUT, GET, STAT, LIST, DELETE);
  private static final Backoff PATIENCE =
      new Backoff(6, Duration.ofMillis(1), Duration.ofMillis(4));

  private final AtomicLong faults = new AtomicLong();

  long faults() {
    return faults.get();
  }

  Store over(Store store, Weather weather, long seed) {
    var random = new Random(seed);
    return switch (weather) {
      case CALM -> store;
      case SQUALLS -> patiently(squalls(store, random), random);
      case STORM -> patiently(storm(store, random), random);
      case CUT -> patiently(from(store, random.nextInt(40), ANY, Fault.CUT), random);
      case FULL -> from(store, random.nextInt(8), List.of(PUT), Fault.FULL_DISK);
      case FOG -> new Fog(store, random, faults);
      case SLOW -> new Slow(store, random);
    };
  }

  private static Store patiently(Store store, RandomGenerator random) {
    return new RetryingStore(store, PATIENCE, random, Sleeper.system());
  }

  private Store squalls(Store store, Random random) {
    var faulty = new FaultyStore(store);
    IntPredicate often = _ -> befalls(random.nextInt(12) == 0);
    IntPredicate rarely = _ -> befalls(random.nextInt(60) == 0);
    ANY.forEach(operation -> faulty.on(when(operation, often), Fault.BUSY));
    faulty.on(when(PUT, often), Fault.LOST_ANSWER).on(when(DELETE, often), Fault.LOST_ANSWER);
    return faulty.on(when(GET, rarely), Fault.SHORT_READ).on(when(GET, rarely), Fault.FLIPPED_BIT);
  }

  private Store storm(Store store, Random random) {
    var faulty = new FaultyStore(store);
    var lasts = 1 + random.nextInt(5);
    ANY.forEach(operation -> faulty.on(when(operation, n -> befalls(n % 11 < lasts)), Fault.BUSY));
    return faulty;
  }

  private Store from(Store store, int count, List<FaultyStore.Operation> operations, Fault fault) {
    var faulty = new FaultyStore(store);
    operations.forEach(operation -> faulty.on(when(operation, n -> befalls(n > count)), fault));
    return faulty;
  }

  private boolean befalls(boolean hit) {
    if (hit) {
      faults.incrementAndGet();
    }
    return hit;
  }

  private static Fault.When when(FaultyStore.Operation operation, IntPredicate times) {
    return new Fault.When(operation, _ -> true, times);
  }

  /// Takes its time with whatever changes the store.
  private static final class Slow extends ForwardingStore {
    private final RandomGenerator random;

    Slow(Store behind, RandomGenerator random) {
      super(behind);
      this.random = random;
    }

    @Override
    public Put put(String key, ByteBuffer content) throws IOException {
      pause();
      return super.put(key, content);
    }

    @Override
    public void delete(String key) throws IOException {
      pause();
      super.delete(key);
    }

    private void pause() throws IOException {
      Sleeper.system().pause(Duration.ofMillis(random.nextInt(25)));
    }
  }
}
