package org.hikae.cluster.testing;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.hikae.cluster.lease.Ticker;

/// A monotonic clock that stands still until it is told to go on.
public final class VirtualTicker implements Ticker {
  private final AtomicLong nanos = new AtomicLong();

  @Override
  public long nanos() {
    return nanos.get();
  }

  public void advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("a monotonic clock does not go back by " + by);
    }
    nanos.addAndGet(by.toNanos());
  }
}
