package org.hikae.vault.format;

import java.security.SecureRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// Makes the JVM compile AES-GCM before it is needed in earnest. The processor's own instructions
/// are used by compiled code alone, and whole frames come too rarely to have it compiled: without
/// this a run of a gigabyte spends most of its time in the interpreter.
public final class WarmUp {
  private static final int MOST_BATCHES = 120;
  private static final int BATCH = 50;

  /// Long enough that the JVM goes the way that it goes with frames: from 768 bytes on.
  private static final int SMALL = 1 << 10;

  /// What is sealed and opened to see how far it is. Some 20 us compiled well, and a millisecond
  /// when only the first compiler has seen it, which for a small message would be hard to tell.
  private static final int PROBE = 64 << 10;

  private static final long COMPILED_NANOSECONDS = 130_000;

  private static final long PAUSE_NANOSECONDS = 1_000_000;

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
    var sealed = new byte[PROBE + Sealer.OVERHEAD];
    var opened = new byte[PROBE];
    try {
      for (var batch = 0; batch < MOST_BATCHES && !isCompiled(sealer, sealed, opened); batch++) {
        for (var i = 0; i < BATCH; i++) {
          sealAndOpen(sealer, SMALL, sealed, opened);
        }
        LockSupport.parkNanos(PAUSE_NANOSECONDS); // the compiler needs the processor now
      }
    } catch (FormatException e) {
      throw new AssertionError("what was sealed a moment ago opens", e);
    }
  }

  private static boolean isCompiled(Sealer sealer, byte[] sealed, byte[] opened)
      throws FormatException {
    var begun = System.nanoTime();
    sealAndOpen(sealer, PROBE, sealed, opened);
    return System.nanoTime() - begun < COMPILED_NANOSECONDS;
  }

  private static void sealAndOpen(Sealer sealer, int size, byte[] sealed, byte[] opened)
      throws FormatException {
    var count = sealer.seal(sealed, 0, size);
    sealer.open(sealed, 0, count, opened, 0);
  }
}
