package org.hikae.vault.format;

import java.security.SecureRandom;
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

  private static final AtomicBoolean BEGUN = new AtomicBoolean();

  private WarmUp() {}

  /// Begins once in the life of a JVM, on a thread of its own.
  public static void begin() {
    if (BEGUN.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("hikae-warm-up").start(WarmUp::run);
    }
  }

  /// For a process that seals too little to be worth it.
  public static void leaveOut() {
    BEGUN.set(true);
  }

  private static void run() {
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
