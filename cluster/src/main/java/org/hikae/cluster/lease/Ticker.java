package org.hikae.cluster.lease;

/// A monotonic clock: nanoseconds from an arbitrary origin, never set, never stepping back. Two
/// tickers are never compared with each other.
@FunctionalInterface
public interface Ticker {
  long nanos();

  /// This process's own.
  static Ticker system() {
    return System::nanoTime;
  }
}
