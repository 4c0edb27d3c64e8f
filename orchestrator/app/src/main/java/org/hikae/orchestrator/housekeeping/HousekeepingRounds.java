package org.hikae.orchestrator.housekeeping;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.schedule.Chore;
import org.hikae.domain.text.Bytes;
import org.hikae.orchestrator.agents.Leadership;
import org.hikae.orchestrator.batch.JobDesk;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.ledger.JobEvent.Ending;
import org.hikae.orchestrator.ledger.JobEvent.Work;
import org.hikae.orchestrator.ledger.JobRow;
import org.hikae.orchestrator.ledger.JobRows;
import org.hikae.orchestrator.rounds.Repeated;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.TaskState.Figures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// Carries out what the ledger asks this orchestrator to delete, whoever leads; and, where the
/// estate schedules no housekeeping, orders it once a day: for itself, and, while it leads, for the
/// agents.
public final class HousekeepingRounds implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HousekeepingRounds.class);
  private static final Duration EVERY = Duration.ofMillis(500);
  private static final Duration USUALLY = Duration.ofDays(1);

  /// Nothing is ordered by itself before: an orchestrator that has just been started has other
  /// things to do.
  private static final Duration FIRST = Duration.ofHours(1);

  private final HousekeepingDesk desk;
  private final JobDesk jobs;
  private final JobRows rows;
  private final EstateInForce estate;
  private final Leadership leadership;
  private final Clock clock;
  private final Instant started;
  private final Repeated rounds = new Repeated("a round of housekeeping", EVERY, this::once);
  private Instant quietUntil;

  public HousekeepingRounds(
      HousekeepingDesk desk,
      JobDesk jobs,
      JobRows rows,
      EstateInForce estate,
      Leadership leadership,
      Clock clock) {
    this.desk = desk;
    this.jobs = jobs;
    this.rows = rows;
    this.estate = estate;
    this.leadership = leadership;
    this.clock = clock;
    this.started = clock.instant();
    this.quietUntil = started.plus(FIRST);
  }

  public void start() {
    rounds.start();
  }

  /// One round.
  public void once() throws LedgerException, InterruptedException {
    for (var job : rows.openOf("housekeeping/" + desk.self())) {
      keep(job);
    }
    if (!clock.instant().isBefore(quietUntil)) {
      orderIfDue();
      quietUntil = clock.instant().plus(FIRST);
    }
  }

  private void keep(JobRow job) throws LedgerException, InterruptedException {
    try {
      var plan = desk.own();
      desk.sweep(plan)
          .forEach(
              (heap, rows) -> log.info("{} rows of the {} are deleted", rows, heap.words().en()));
      var took = Duration.between(job.beganAt(), clock.instant());
      var figures = new Figures(plan.old(), 0, plan.oldBytes(), 0);
      var summary =
          plan.summary()
              .map(what -> what + " deleted, " + new Bytes(plan.oldBytes()))
              .orElse("nothing was old enough");
      jobs.end(job.id(), job.work(), new Ending.Kept(took, summary, figures));
    } catch (DataAccessException e) {
      log.warn("housekeeping was cut short", e);
      var failed =
          new Ending.Failed(
              "the store did not delete: " + e.getMostSpecificCause().getMessage(),
              "look at the log of " + desk.self() + "; what is left goes the next time.");
      jobs.end(job.id(), job.work(), failed);
    }
  }

  private void orderIfDue() throws LedgerException, InterruptedException {
    var scheduled =
        estate.now().map(Estate::schedules).orElse(List.of()).stream()
            .anyMatch(schedule -> schedule.chore() instanceof Chore.Housekeeping);
    if (scheduled) {
      return;
    }
    var recently = clock.instant().minus(USUALLY);
    for (var node : desk.nodes()) {
      var work = new Work.Housekeeping(node, List.of());
      var last = rows.newestIn(work.stream()).map(JobRow::beganAt);
      if (isMine(node) && last.filter(at -> at.isAfter(recently)).isEmpty()) {
        jobs.order(work);
      }
    }
  }

  /// Its own house, and those of the agents while it leads.
  private boolean isMine(NodeId node) {
    return node.equals(desk.self()) || (node.role() == NodeId.Role.AGENT && leadership.holds());
  }

  @Override
  public void close() {
    rounds.close();
  }
}
