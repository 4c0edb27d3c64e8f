package org.hikae.vault.store.site;

import java.time.Duration;

/// When bytes last moved, so that a transfer that has stopped can be told from one that is slow.
final class Progress {
  private volatile long lastNanos = System.nanoTime();

  void made() {
    lastNanos = System.nanoTime();
  }

  /// How much longer the other side may stay silent before `patience` has run out.
  Duration patienceLeft(Duration patience) {
    return patience.minusNanos(System.nanoTime() - lastNanos);
  }
}
