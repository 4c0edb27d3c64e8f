package org.hikae.orchestrator.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.schedule.Schedule;
import org.hikae.orchestrator.agents.Leadership;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.ledger.Projection;
import org.hikae.orchestrator.ledger.ScheduleRows;
import org.hikae.orchestrator.rounds.Repeated;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// While this orchestrator leads: starts what has fallen due, and goes on with what a leader before
/// it claimed. On a thread of its own, since a drill is planned on what agents answer.
public final class ScheduleRounds implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ScheduleRounds.class);
  private static final Duration EVERY = Duration.ofMillis(500);
  private static final Duration AT_MOST = Duration.ofMinutes(1);

  private final ScheduleDesk desk;
  private final ScheduleRows rows;
  private final EstateInForce estate;
  private final Leadership leadership;
  private final Projection projection;
  private final Clock clock;
  private final Repeated rounds = new Repeated("a round of schedules", EVERY, this::once);
  private long seen = -1;
  private @Nullable Estate lookedAt;
  private Instant quietUntil = Instant.MIN;

  public ScheduleRounds(
      ScheduleDesk desk,
      ScheduleRows rows,
      EstateInForce estate,
      Leadership leadership,
      Projection projection,
      Clock clock) {
    this.desk = desk;
    this.rows = rows;
    this.estate = estate;
    this.leadership = leadership;
    this.projection = projection;
    this.clock = clock;
  }

  public void start() {
    rounds.start();
  }

  /// One round. Nothing is looked at while neither ledger nor estate nor time has moved far enough.
  public void once() throws LedgerException, InterruptedException {
    var now = clock.instant();
    var applied = projection.applied();
    var inForce = estate.now();
    if (!leadership.holds() || inForce.isEmpty()) {
      seen = -1;
      return;
    }
    if (applied != seen || !inForce.get().equals(lookedAt) || !now.isBefore(quietUntil)) {
      quietUntil = look(inForce.get(), now.plus(AT_MOST));
      seen = applied;
      lookedAt = inForce.get();
    }
  }

  private Instant look(Estate estate, Instant atMost) throws LedgerException, InterruptedException {
    var next = atMost;
    for (var schedule : estate.schedules()) {
      var then = looked(schedule, estate).orElse(atMost);
      next = then.isBefore(next) ? then : next;
    }
    for (var state : rows.all()) {
      if (state.terms() != null && estate.schedule(state.id()).isEmpty()) {
        desk.drop(state);
      }
    }
    return next;
  }

  /// What is wrong with one schedule keeps no other waiting.
  private Optional<Instant> looked(Schedule schedule, Estate estate)
      throws LedgerException, InterruptedException {
    try {
      return desk.look(schedule, estate);
    } catch (RuntimeException e) {
      log.error("schedule {} was not looked at", schedule.id(), e);
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    rounds.close();
  }
}
