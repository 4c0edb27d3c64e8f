package org.hikae.orchestrator.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.hikae.cluster.Ledger.Receipt;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.access.Access;
import org.hikae.domain.access.AccessChain;
import org.hikae.orchestrator.audit.AccessJournal.Line;
import org.hikae.orchestrator.ledger.AccessRows;
import org.hikae.orchestrator.ledger.AccessesTaken;
import org.hikae.orchestrator.ledger.Decisions;
import org.hikae.orchestrator.ledger.EntryRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts the accesses of this orchestrator's journal into the ledger, many in one entry, and drops
/// from the journal what stands there. An entry is built on the newest that is known here, so
/// nothing gets in twice: whatever the ledger does not know yet is seen in the next round.
public final class AccessRounds implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AccessRounds.class);
  private static final int MOST_AT_ONCE = 250;
  private static final Duration EVERY = Duration.ofMinutes(1);

  private final String node;
  private final AccessLog accesses;
  private final AccessJournal journal;
  private final AccessRows rows;
  private final EntryRows entries;
  private final Decisions decisions;
  private final Clock clock;
  private final Semaphore asked = new Semaphore(0);
  private final Object finished = new Object();
  private final Thread thread = Thread.ofVirtual().name("accesses").unstarted(this::go);
  private long begun;
  private long ended;

  public AccessRounds(
      String node,
      AccessLog accesses,
      AccessJournal journal,
      AccessRows rows,
      EntryRows entries,
      Decisions decisions,
      Clock clock) {
    this.node = node;
    this.accesses = accesses;
    this.journal = journal;
    this.rows = rows;
    this.entries = entries;
    this.decisions = decisions;
    this.clock = clock;
  }

  public void start() {
    thread.start();
  }

  /// Has what was noted so far put into the ledger now, and waits for it; false when it is not
  /// there in time.
  public boolean settle(Duration patience) throws InterruptedException {
    var deadline = System.nanoTime() + patience.toNanos();
    synchronized (finished) {
      var wanted = begun + 1;
      asked.release();
      while (ended < wanted) {
        var left = deadline - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        TimeUnit.NANOSECONDS.timedWait(finished, left);
      }
    }
    return true;
  }

  private void go() {
    try {
      while (true) {
        asked.tryAcquire(EVERY.toMillis(), TimeUnit.MILLISECONDS);
        asked.drainPermits();
        round();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() throws InterruptedException {
    long number;
    synchronized (finished) {
      number = ++begun;
    }
    accesses.count();
    try {
      once();
      synchronized (finished) {
        ended = number;
        finished.notifyAll();
      }
    } catch (LedgerException e) {
      log.info("accesses wait in their journal: {}", e.getMessage());
    } catch (IOException | RuntimeException e) {
      log.warn("accesses wait in their journal", e);
    }
  }

  /// One round.
  void once() throws IOException, LedgerException, InterruptedException {
    var taken = rows.taken(node);
    var files = journal.files();
    for (var file : files) {
      var lines = AccessJournal.read(file);
      var from = taken.getOrDefault(file.getFileName().toString(), 0L).intValue();
      while (from < lines.size()) {
        var to = Math.min(lines.size(), from + MOST_AT_ONCE);
        var told = told(lines.subList(from, to));
        if (!told.isEmpty()) {
          put(file, to, told);
        }
        from = to;
      }
    }
    journal.forget(files.subList(0, files.size() - 1));
  }

  private static List<Access> told(List<Line> lines) {
    return lines.stream().filter(Line::ended).map(Line::access).toList();
  }

  private void put(Path file, int line, List<Access> told)
      throws LedgerException, InterruptedException {
    var stream = AccessesTaken.PREFIX + node;
    var version = entries.version(stream);
    var end = rows.end(node);
    var last = AccessChain.follow(end, told).getLast().hash();
    var event =
        new AccessesTaken(
            clock.instant(),
            node,
            end.number() + 1,
            end.hash(),
            told,
            last,
            file.getFileName().toString(),
            line);
    if (decisions.append(stream, version, event) instanceof Receipt.Overtaken) {
      throw new LedgerException("more accesses stand in the ledger than were copied here yet");
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
