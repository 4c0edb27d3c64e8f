package org.hikae.vault.format;

import java.security.SecureRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Makes the JVM compile AES-GCM before it is needed in earnest. The processor's own instructions
/// are used by compiled code alone, and whole frames come too rarely to have it compiled: without
/// this a run of a gigabyte spends most of its time in the interpreter.
public final class WarmUp {
  private static final int MOST_BATCHES = 120;
  private static final int BATCH = 50;

  /// Sealing and opening a small message takes some 3 us compiled, and more than 50 before.
  private static final long COMPILED_NANOSECONDS = 8_000;

  private static final int SMALL = 512;

  private static final long MOST_WAITED_MILLISECONDS = 500;

  private static final AtomicBoolean BEGUN = new AtomicBoolean();
  private static final CountDownLatch OVER = new CountDownLatch(1);

  private WarmUp() {}

  /// Begins once in the life of a JVM, on a thread of its own.
  public static void begin() {
    if (BEGUN.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("hikae-warm-up").start(WarmUp::run);
    }
  }

  /// Begins, and waits until it is over or has taken too long, for a thread that is about to open
  /// or seal whole frames: a single one of them takes longer than all this as long as nothing is
  /// compiled, and the thread would be in its loop until the frame's end.
  public static void await() {
    begin();
    try {
      var _ = OVER.await(MOST_WAITED_MILLISECONDS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // whoever waits next for something is told
    }
  }

  /// For a process that seals too little to be worth it.
  public static void leaveOut() {
    BEGUN.set(true);
    OVER.countDown();
  }

  private static void run() {
    try {
      sealUntilCompiled();
    } finally {
      OVER.countDown();
    }
  }

  private static void sealUntilCompiled() {
    var sealer = new Sealer(SealType.FRAME, new byte[32], new SecureRandom());
    var sealed = new byte[SMALL + Sealer.OVERHEAD];
    var opened = new byte[SMALL];
    try {
      var compiled = false;
      for (var batch = 0; batch < MOST_BATCHES && !compiled; batch++) {
        var begun = System.nanoTime();
        for (var i = 0; i < BATCH; i++) {
          var count = sealer.seal(sealed, 0, SMALL);
          sealer.open(sealed, 0, count, opened, 0);
        }
        compiled = System.nanoTime() - begun < BATCH * COMPILED_NANOSECONDS;
      }
    } catch (FormatException e) {
      throw new AssertionError("what was sealed a moment ago opens", e);
    }
  }
}
