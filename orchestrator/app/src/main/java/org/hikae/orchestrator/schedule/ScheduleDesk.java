package org.hikae.orchestrator.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hikae.cluster.Ledger.Receipt;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.schedule.Due;
import org.hikae.domain.schedule.DueTimes;
import org.hikae.domain.schedule.Schedule;
import org.hikae.orchestrator.ledger.Decisions;
import org.hikae.orchestrator.ledger.ScheduleEvent;
import org.hikae.orchestrator.ledger.ScheduleEvent.PartLeft;
import org.hikae.orchestrator.ledger.ScheduleEvent.ScheduleDropped;
import org.hikae.orchestrator.ledger.ScheduleEvent.ScheduleMissed;
import org.hikae.orchestrator.ledger.ScheduleEvent.ScheduleSet;
import org.hikae.orchestrator.ledger.ScheduleEvent.ScheduleStarted;
import org.hikae.orchestrator.ledger.ScheduleRows;
import org.hikae.orchestrator.ledger.ScheduleState;
import org.hikae.orchestrator.schedule.PartDesk.Placed;
import org.hikae.orchestrator.schedule.PartDesk.Planned;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where schedules are started. The start is an entry of the schedule's stream, put after the last
/// that was seen: of two who try, one is first. What it stands for is ordered after that, under
/// names that are in the entry, by whoever leads, as often as it takes, once.
public final class ScheduleDesk {
  /// How long after its moment a start still counts as in time: long enough for a change of leader.
  public static final Duration LATENESS = Duration.ofMinutes(5);

  private static final Logger log = LoggerFactory.getLogger(ScheduleDesk.class);

  private final Decisions decisions;
  private final ScheduleRows rows;
  private final Chores chores;
  private final PartDesk parts;
  private final Clock clock;
  private final DueTimes times = new DueTimes(LATENESS);
  private final Map<String, Long> settled = new ConcurrentHashMap<>();

  public ScheduleDesk(
      Decisions decisions, ScheduleRows rows, Chores chores, PartDesk parts, Clock clock) {
    this.decisions = decisions;
    this.rows = rows;
    this.chores = chores;
    this.parts = parts;
    this.clock = clock;
  }

  /// Does what a schedule of the estate asks for now, and says when to look again.
  Optional<Instant> look(Schedule schedule, Estate estate)
      throws LedgerException, InterruptedException {
    var known = rows.find(schedule.id());
    if (known.isEmpty() || !schedule.equals(known.get().terms())) {
      append(schedule.id(), known, new ScheduleSet(clock.instant(), schedule));
      return Optional.of(clock.instant());
    }
    var state = known.get();
    settle(state, estate);
    var now = clock.instant();
    return switch (times.look(schedule, state.handled(), now)) {
      case Due.NotYet(var next) -> next;
      case Due.Start(var due, var insteadOf) -> {
        var planned = chores.parts(schedule, estate, due);
        var started = new ScheduleStarted(now, due, null, insteadOf, planned);
        if (append(schedule.id(), known, started)) {
          log.info("schedule {} is started for {}", schedule.id(), due);
          settle(rows.find(schedule.id()).orElseThrow(), estate);
        }
        yield Optional.of(now);
      }
      case Due.Overdue(var missed) -> {
        append(schedule.id(), known, new ScheduleMissed(now, missed));
        yield Optional.of(now);
      }
    };
  }

  /// Notes that the estate does not have a schedule any more.
  void drop(ScheduleState state) throws LedgerException, InterruptedException {
    append(state.id(), Optional.of(state), new ScheduleDropped(clock.instant()));
  }

  /// What came of a start by hand.
  public sealed interface Ordered {
    record Started(ScheduleStarted said) implements Ordered {}

    /// Somebody was first in the same moment.
    record Overtaken() implements Ordered {}
  }

  /// What a start by hand would order now; nothing is done.
  public List<Planned> plan(Schedule schedule, Estate estate) throws InterruptedException {
    var planned = new ArrayList<Planned>();
    for (var part : chores.parts(schedule, estate, clock.instant())) {
      planned.add(parts.planned(part, estate));
    }
    return planned;
  }

  /// Starts a schedule now, because somebody asks. Its due times stay as they are.
  public Ordered start(Schedule schedule, Estate estate, String by)
      throws LedgerException, InterruptedException {
    var known = rows.find(schedule.id());
    if (known.isPresent()) {
      settle(known.get(), estate);
    }
    var now = clock.instant();
    var planned = chores.parts(schedule, estate, now);
    var started = new ScheduleStarted(now, null, by, List.of(), planned);
    if (!append(schedule.id(), known, started)) {
      return new Ordered.Overtaken();
    }
    settle(rows.find(schedule.id()).orElseThrow(), estate);
    return new Ordered.Started(started);
  }

  /// Orders whatever of the last start was not ordered yet. A start is put into the ledger only
  /// after everything of the one before has been seen to.
  private void settle(ScheduleState state, Estate estate)
      throws LedgerException, InterruptedException {
    var last = state.last();
    if (last == null || settled.getOrDefault(state.id(), 0L) >= last.version()) {
      return;
    }
    var version = state.version();
    for (var part : last.said().parts()) {
      if (part instanceof ScheduleEvent.Part.Left || last.left().containsKey(part.name())) {
        continue;
      }
      switch (parts.place(part, state, estate, clock.instant())) {
        case Placed.Ordered _ -> {}
        case Placed.Refused(var because) -> {
          var left = new PartLeft(clock.instant(), part.name(), because);
          if (!(decisions.append(ScheduleEvent.PREFIX + state.id(), version++, left)
              instanceof Receipt.Stands)) {
            return; // somebody else sees to it
          }
        }
      }
    }
    settled.put(state.id(), last.version());
  }

  private boolean append(String id, Optional<ScheduleState> known, ScheduleEvent event)
      throws LedgerException, InterruptedException {
    var version = known.map(ScheduleState::version).orElse(0L);
    return decisions.append(ScheduleEvent.PREFIX + id, version, event) instanceof Receipt.Stands;
  }
}
