package org.hikae.orchestrator.agents;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// A stream that gives up when somebody has waited for its next byte for too long. How long whoever
/// reads it takes between does not matter.
final class WatchedInput extends FilterInputStream {
  private final Duration patience;
  private final ScheduledFuture<?> watch;
  private volatile long waitingSince;

  /// @param patience how long a byte may be waited for
  WatchedInput(InputStream in, Duration patience, ScheduledExecutorService watches) {
    super(in);
    this.patience = patience;
    var every = Math.max(1, patience.toMillis() / 4);
    this.watch = watches.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
  }

  private void look() {
    var since = waitingSince;
    if (since != 0 && System.nanoTime() - since > patience.toNanos()) {
      try {
        in.close(); // whoever waits is told so
      } catch (IOException _) {
        watch.cancel(false);
      }
    }
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    waitingSince = System.nanoTime() | 1;
    try {
      return in.read(into, from, most);
    } finally {
      waitingSince = 0;
    }
  }

  @Override
  public void close() throws IOException {
    watch.cancel(false);
    in.close();
  }
}
