package org.hikae.orchestrator.watch;

import java.time.Duration;
import org.hikae.cluster.LedgerException;
import org.hikae.orchestrator.agents.Leadership;
import org.hikae.orchestrator.batch.JobPlay;
import org.hikae.orchestrator.batch.RunPlay;
import org.hikae.orchestrator.ledger.JobRows;
import org.hikae.orchestrator.ledger.RunJournal;
import org.hikae.orchestrator.rounds.Repeated;

/// What an orchestrator does all day: looks at the sites and, while it leads, carries whatever the
/// ledger says is open, be it begun by itself or by a leader before it.
public final class Rounds implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(250);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

  private final SiteWatch watch;
  private final Leadership leadership;
  private final JobRows jobs;
  private final JobPlay jobPlay;
  private final RunJournal runs;
  private final RunPlay runPlay;
  private final Repeated rounds = new Repeated("a round", EVERY, AFTER_TROUBLE, this::once);

  public Rounds(
      SiteWatch watch,
      Leadership leadership,
      JobRows jobs,
      JobPlay jobPlay,
      RunJournal runs,
      RunPlay runPlay) {
    this.watch = watch;
    this.leadership = leadership;
    this.jobs = jobs;
    this.jobPlay = jobPlay;
    this.runs = runs;
    this.runPlay = runPlay;
  }

  public void start() {
    rounds.start();
  }

  /// One round.
  public void once() throws LedgerException, InterruptedException {
    watch.look();
    if (leadership.holds()) {
      runs.open().forEach(runPlay::carry);
      jobs.open().forEach(jobPlay::carry);
    }
  }

  @Override
  public void close() {
    rounds.close();
  }
}
