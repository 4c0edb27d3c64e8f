package org.hikae.agent.lease;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Drives the keeper: one thread that does nothing else, ten times a second. Whatever goes wrong in
/// one tick, the next one comes; if none comes any more, the dead man's switch is what is left.
public final class KeeperLoop implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(KeeperLoop.class);
  private static final long PERIOD_MILLIS = 100;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("lease keeper").factory());

  private KeeperLoop() {}

  public static KeeperLoop start(LeaseKeeper keeper) {
    var loop = new KeeperLoop();
    var _ =
        loop.thread.scheduleWithFixedDelay(
            () -> tick(keeper), 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    return loop;
  }

  private static void tick(LeaseKeeper keeper) {
    try {
      keeper.tick();
    } catch (RuntimeException | Error defect) {
      log.error("a defect while keeping leases; it is tried again", defect);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
