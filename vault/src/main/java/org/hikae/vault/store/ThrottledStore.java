package org.hikae.vault.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;

/// Keeps the bytes that are read and written below a rate. Each call books its bytes on one time
/// line and waits until its turn on it has come, so many threads share the rate in order.
public final class ThrottledStore extends ForwardingStore {
  private static final Duration MOST_SAVED_UP = Duration.ofMillis(500);

  private final long bytesPerSecond;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final ReentrantLock booking = new ReentrantLock();
  private Instant bookedUntil;

  public ThrottledStore(Store behind, long bytesPerSecond, InstantSource clock, Sleeper sleeper) {
    super(behind);
    if (bytesPerSecond < 1) {
      throw new IllegalArgumentException("a rate is at least one byte per second");
    }
    this.bytesPerSecond = bytesPerSecond;
    this.clock = clock;
    this.sleeper = sleeper;
    this.bookedUntil = clock.instant();
  }

  @Override
  public Put put(String key, ByteBuffer content) throws IOException {
    awaitTurn(content.remaining());
    return super.put(key, content);
  }

  @Override
  public Put put(String key, ByteBuffer content, Lock lock) throws IOException {
    awaitTurn(content.remaining());
    return super.put(key, content, lock);
  }

  @Override
  public ByteBuffer get(String key, long offset, int length) throws IOException {
    awaitTurn(length);
    return super.get(key, offset, length);
  }

  private void awaitTurn(int bytes) throws InterruptedIOException {
    var wait = book(Duration.ofNanos(Math.round(bytes * 1e9 / bytesPerSecond)));
    if (wait.isPositive()) {
      sleeper.pause(wait);
    }
  }

  /// Books the time that the bytes take, and says how long it is until they are through.
  private Duration book(Duration taking) {
    booking.lock();
    try {
      var now = clock.instant();
      var earliest = now.minus(MOST_SAVED_UP);
      var begin = bookedUntil.isBefore(earliest) ? earliest : bookedUntil;
      bookedUntil = begin.plus(taking);
      return Duration.between(now, bookedUntil);
    } finally {
      booking.unlock();
    }
  }
}
