package org.hikae.agent.testing;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// A bounded wait for what another thread is about to do.
public final class Eventually {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private Eventually() {}

  public static void eventually(String what, BooleanSupplier holds) throws InterruptedException {
    var deadline = System.nanoTime() + LIMIT.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("not within " + LIMIT.toSeconds() + " s: " + what);
      }
      Thread.sleep(2);
    }
  }
}
