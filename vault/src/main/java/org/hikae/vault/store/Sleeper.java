package org.hikae.vault.store;

import java.io.InterruptedIOException;
import java.time.Duration;

/// Lets time pass. Tests and the simulator pass their own.
@FunctionalInterface
public interface Sleeper {
  void sleep(Duration duration) throws InterruptedException;

  /// The real one.
  static Sleeper system() {
    return Thread::sleep;
  }

  /// Sleeps where only I/O may fail: an interrupt stays set and ends the call.
  default void pause(Duration duration) throws InterruptedIOException {
    try {
      sleep(duration);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting");
    }
  }
}
