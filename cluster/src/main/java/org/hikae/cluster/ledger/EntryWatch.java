package org.hikae.cluster.ledger;

import java.time.Duration;
import java.util.function.Consumer;
import org.hikae.cluster.LedgerEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands entries to one watcher, in order and each once, from a thread of its own. An entry on
/// which the watcher fails is not passed over: it is given again until the watcher takes it.
final class EntryWatch {
  private static final Logger LOG = LoggerFactory.getLogger(EntryWatch.class);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
  private static final int BATCH = 256;

  private final Replica replica;
  private final Consumer<LedgerEntry> watcher;
  private final Thread thread;
  private long last;

  private EntryWatch(Replica replica, long after, Consumer<LedgerEntry> watcher) {
    this.replica = replica;
    this.last = after;
    this.watcher = watcher;
    this.thread = Thread.ofVirtual().name("ledger-watch").unstarted(this::run);
  }

  static EntryWatch start(Replica replica, long after, Consumer<LedgerEntry> watcher) {
    var watch = new EntryWatch(replica, after, watcher);
    watch.thread.start();
    return watch;
  }

  void close() {
    thread.interrupt();
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        for (var entry : replica.awaitAfter(last, BATCH)) {
          hand(entry);
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("ledger watch ends after entry {}", last);
    }
  }

  private void hand(LedgerEntry entry) throws InterruptedException {
    while (last < entry.index()) {
      try {
        watcher.accept(entry);
        last = entry.index();
      } catch (RuntimeException e) {
        LOG.error("a watcher failed on ledger entry {}; it is given again", entry.index(), e);
        Thread.sleep(PAUSE_AFTER_FAILURE);
      }
    }
  }
}
