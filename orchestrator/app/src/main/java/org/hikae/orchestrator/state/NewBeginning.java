package org.hikae.orchestrator.state;

import java.io.IOException;
import java.time.Duration;
import org.hikae.cluster.Ledger;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.watch.Availability;
import org.hikae.orchestrator.ledger.Decisions;
import org.hikae.orchestrator.ledger.DomainJson;
import org.hikae.orchestrator.ledger.EntryRows;
import org.hikae.orchestrator.probing.AvailabilityDays;
import org.hikae.orchestrator.settings.OrchestratorSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// At the first start of a home that was made of a state: puts the observations into their table,
/// and has the ledger tell that it was made anew. Later starts find both done.
public final class NewBeginning implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(NewBeginning.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final OrchestratorSettings settings;
  private final Ledger ledger;
  private final Decisions decisions;
  private final EntryRows rows;
  private final DomainJson json;
  private final AvailabilityDays days;
  private volatile boolean told;
  private @Nullable Thread thread;

  public NewBeginning(
      OrchestratorSettings settings,
      Ledger ledger,
      Decisions decisions,
      EntryRows rows,
      DomainJson json,
      AvailabilityDays days) {
    this.settings = settings;
    this.ledger = ledger;
    this.decisions = decisions;
    this.rows = rows;
    this.json = json;
    this.days = days;
  }

  /// Returns once the observations are where they belong: whoever looks from now on adds to them.
  public void start() {
    try {
      var rebuilt = Rebuilt.in(settings.home());
      if (rebuilt.isPresent()) {
        remember(rebuilt.get());
        var event = rebuilt.get().event();
        thread = Thread.ofVirtual().name("new-beginning").start(() -> tellUntilTold(event));
      }
    } catch (IOException e) {
      log.warn("what this home was made of cannot be read: {}", e.getMessage());
    }
  }

  private void remember(Rebuilt rebuilt) {
    for (var day : rebuilt.days()) {
      days.remember(
          day.service(), day.day(), new Availability(day.seen(), day.away(), day.looks()));
    }
  }

  private void tellUntilTold(LedgerRebuilt event) {
    try {
      while (!told) {
        tell(event);
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(LedgerRebuilt event) throws InterruptedException {
    if (!ledger.leads()) {
      return;
    }
    var last = rows.last(LedgerRebuilt.STREAM);
    if (last.isPresent()
        && json.read(last.get().body(), LedgerRebuilt.class).head().equals(event.head())) {
      told = true;
      return;
    }
    try {
      decisions.append(LedgerRebuilt.STREAM, ledger.version(LedgerRebuilt.STREAM), event);
      log.info("this ledger goes on from {}, {} entries", event.from(), event.entries());
    } catch (LedgerException e) {
      log.info("that this ledger was made anew is not told yet: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    if (thread != null) {
      thread.interrupt();
    }
  }
}
