package org.hikae.vault.format;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/// Makes the JVM compile AES-GCM before it is needed in earnest. The processor's own instructions
/// are used by compiled code alone, and whole frames come too rarely to have it compiled: without
/// this a run of a gigabyte spends most of its time in the interpreter.
public final class WarmUp {
  private static final int MESSAGES = 6000;
  private static final int SMALL = 512;

  private static final AtomicBoolean BEGUN = new AtomicBoolean();

  private WarmUp() {}

  /// Begins once in the life of a JVM, on a thread of its own.
  public static void begin() {
    if (BEGUN.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("hikae-warm-up").start(WarmUp::run);
    }
  }

  private static void run() {
    var sealer = new Sealer(SealType.FRAME, new byte[32], new SecureRandom());
    var sealed = new byte[SMALL + Sealer.OVERHEAD];
    var opened = new byte[SMALL];
    try {
      for (var i = 0; i < MESSAGES; i++) {
        var count = sealer.seal(sealed, 0, SMALL);
        sealer.open(sealed, 0, count, opened, 0);
      }
    } catch (FormatException e) {
      throw new AssertionError("what was sealed a moment ago opens", e);
    }
  }
}
