package org.hikae.orchestrator.ledger;

import java.time.Clock;
import java.time.Duration;
import org.hikae.cluster.Ledger;
import org.hikae.cluster.Ledger.Receipt;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.estate.Estate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Adopts an estate when the ledger has none yet. Several orchestrators may try: the first wins,
/// the others see that they came late.
public final class FirstEstate implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(FirstEstate.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Ledger ledger;
  private final Decisions decisions;
  private final Estate estate;
  private final @Nullable String document;
  private final Clock clock;
  private final Thread thread = Thread.ofVirtual().name("first-estate").unstarted(this::offer);

  /// @param document the text that `estate` was read from
  public FirstEstate(
      Ledger ledger, Decisions decisions, Estate estate, @Nullable String document, Clock clock) {
    this.ledger = ledger;
    this.decisions = decisions;
    this.estate = estate;
    this.document = document;
    this.clock = clock;
  }

  public void start() {
    thread.start();
  }

  private void offer() {
    try {
      while (ledger.version(EstateAdopted.STREAM) == 0 && !offered()) {
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean offered() throws InterruptedException {
    try {
      var adopted = new EstateAdopted(clock.instant(), estate, null, null, document);
      switch (decisions.append(EstateAdopted.STREAM, 0, adopted)) {
        case Receipt.Stands _ -> log.info("adopted the estate");
        case Receipt.Overtaken _ -> log.info("an estate was adopted already");
      }
      return true;
    } catch (LedgerException e) {
      log.info("the estate is not adopted yet: {}", e.getMessage());
      return false;
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
