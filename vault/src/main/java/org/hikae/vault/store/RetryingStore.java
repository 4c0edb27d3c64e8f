package org.hikae.vault.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tries again what may succeed later ([StoreException#worthRetrying]), with pauses in between.
///
/// A put whose answer was lost is tried again and then finds its own object: it says `EXISTED`
/// although it created it. A listing that broke off is taken up again, and no object of it is
/// passed on twice, even if the server shows it twice.
public final class RetryingStore extends ForwardingStore {
  private static final Logger LOG = LoggerFactory.getLogger(RetryingStore.class);

  private final Backoff backoff;
  private final RandomGenerator random;
  private final Sleeper sleeper;

  public RetryingStore(Store behind, Backoff backoff, RandomGenerator random, Sleeper sleeper) {
    super(behind);
    this.backoff = backoff;
    this.random = random;
    this.sleeper = sleeper;
  }

  @Override
  public Put put(String key, ByteBuffer content) throws IOException {
    return patiently(() -> super.put(key, content.duplicate()));
  }

  @Override
  public Put put(String key, ByteBuffer content, Lock lock) throws IOException {
    return patiently(() -> super.put(key, content.duplicate(), lock));
  }

  @Override
  public void lock(String key, Lock lock) throws IOException {
    patiently(
        () -> {
          super.lock(key, lock);
          return key;
        });
  }

  @Override
  public Optional<Lock> lockOf(String key) throws IOException {
    return patiently(() -> super.lockOf(key));
  }

  @Override
  public ByteBuffer get(String key, long offset, int length) throws IOException {
    return patiently(() -> super.get(key, offset, length));
  }

  @Override
  public Optional<StoredObject> stat(String key) throws IOException {
    return patiently(() -> super.stat(key));
  }

  @Override
  public void list(String prefix, Consumer<StoredObject> each) throws IOException {
    var passedOn = new HashSet<String>();
    patiently(
        () -> {
          super.list(
              prefix,
              object -> {
                if (passedOn.add(object.key())) {
                  each.accept(object);
                }
              });
          return prefix;
        });
  }

  @Override
  public void delete(String key) throws IOException {
    patiently(
        () -> {
          super.delete(key);
          return key;
        });
  }

  @Override
  public long tidy(Instant before) throws IOException {
    return patiently(() -> super.tidy(before));
  }

  @Override
  public long reveal() throws IOException {
    return patiently(super::reveal);
  }

  private <T> T patiently(Call<T> call) throws IOException {
    for (var failures = 1; ; failures++) {
      try {
        return call.make();
      } catch (StoreException e) {
        pauseOrGiveUp(e, failures);
      }
    }
  }

  private void pauseOrGiveUp(StoreException e, int failures) throws IOException {
    if (!e.worthRetrying() || failures >= backoff.attempts()) {
      throw e;
    }
    var pause = backoff.pauseAfter(failures, random);
    LOG.info("{}; attempt {} of {} in {}", e.getMessage(), failures + 1, backoff.attempts(), pause);
    sleeper.pause(pause);
  }

  private interface Call<T> {
    T make() throws IOException;
  }
}
