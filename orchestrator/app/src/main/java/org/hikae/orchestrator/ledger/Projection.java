package org.hikae.orchestrator.ledger;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.hikae.cluster.Ledger;
import org.hikae.cluster.LedgerEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/// Copies the ledger into PostgreSQL: each entry, whatever the tables make of it, and the position,
/// in one transaction. What was copied is not copied again, and what failed is tried again, so the
/// tables are always those of a prefix of the ledger.
public final class Projection implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Projection.class);
  private static final int AT_ONCE = 200;
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Ledger ledger;
  private final EntryRows rows;
  private final TransactionOperations transactions;
  private final List<Table> tables;
  private final List<Consumer<LedgerEntry>> watchers = new CopyOnWriteArrayList<>();
  private final Semaphore news = new Semaphore(0);
  private final Thread reader = Thread.ofVirtual().name("projection").unstarted(this::read);
  private final Object moved = new Object();
  private volatile long applied;
  private volatile boolean closed;

  public Projection(
      Ledger ledger, EntryRows rows, TransactionOperations transactions, List<Table> tables) {
    this.ledger = ledger;
    this.rows = rows;
    this.transactions = transactions;
    this.tables = List.copyOf(tables);
  }

  /// Begins to copy; to be called once.
  public void start() {
    applied = rows.applied();
    ledger.watch(applied, _ -> news.release());
    news.release();
    reader.start();
  }

  /// Calls `watcher` with each entry after it was copied, from the copying thread.
  public void watch(Consumer<LedgerEntry> watcher) {
    watchers.add(watcher);
  }

  /// The index up to which entries were copied.
  public long applied() {
    return applied;
  }

  /// Waits until the entry with this index was copied.
  public void await(long index, Duration patience) throws InterruptedException, TimeoutException {
    await(() -> applied >= index, "ledger entry " + index, patience);
  }

  /// Waits until a stream was copied as far as this version.
  public void await(String stream, long version, Duration patience)
      throws InterruptedException, TimeoutException {
    await(() -> rows.version(stream) >= version, stream + " at version " + version, patience);
  }

  private void await(BooleanSupplier copied, String what, Duration patience)
      throws InterruptedException, TimeoutException {
    var deadline = System.nanoTime() + patience.toNanos();
    synchronized (moved) { // whatever is copied after it was looked for is told
      while (!copied.getAsBoolean()) {
        var left = deadline - System.nanoTime();
        if (left <= 0) {
          throw new TimeoutException(what + " was not copied in " + patience);
        }
        TimeUnit.NANOSECONDS.timedWait(moved, left);
      }
    }
  }

  private void read() {
    try {
      while (!closed) {
        news.acquire();
        news.drainPermits();
        copyAll();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void copyAll() throws InterruptedException {
    var entries = ledger.entries(applied, AT_ONCE);
    while (!entries.isEmpty() && !closed) {
      for (var entry : entries) {
        copy(entry);
      }
      entries = ledger.entries(applied, AT_ONCE);
    }
  }

  private void copy(LedgerEntry entry) throws InterruptedException {
    while (!closed) {
      try {
        transactions.executeWithoutResult(_ -> apply(entry));
        break;
      } catch (DataAccessException | TransactionException e) {
        log.error("ledger entry {} was not copied; trying again in {}", entry.index(), RETRY, e);
        Thread.sleep(RETRY);
      }
    }
    moveTo(entry);
  }

  private void apply(LedgerEntry entry) {
    if (entry.index() <= rows.applied()) {
      return;
    }
    rows.add(entry);
    tables.forEach(table -> table.apply(entry));
  }

  private void moveTo(LedgerEntry entry) {
    synchronized (moved) {
      applied = entry.index();
      moved.notifyAll();
    }
    watchers.forEach(watcher -> watcher.accept(entry));
  }

  @Override
  public void close() {
    closed = true;
    reader.interrupt();
  }
}
