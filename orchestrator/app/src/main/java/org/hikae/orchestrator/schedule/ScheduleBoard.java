package org.hikae.orchestrator.schedule;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hikae.domain.run.RunResult;
import org.hikae.domain.schedule.Due;
import org.hikae.domain.schedule.DueTimes;
import org.hikae.domain.schedule.Schedule;
import org.hikae.domain.text.Bilingual;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.ledger.RunJournal;
import org.hikae.orchestrator.ledger.ScheduleEvent.Part;
import org.hikae.orchestrator.ledger.ScheduleEvent.PartLeft;
import org.hikae.orchestrator.ledger.ScheduleEvent.ScheduleDropped;
import org.hikae.orchestrator.ledger.ScheduleEvent.ScheduleMissed;
import org.hikae.orchestrator.ledger.ScheduleEvent.ScheduleSet;
import org.hikae.orchestrator.ledger.ScheduleEvent.ScheduleStarted;
import org.hikae.orchestrator.ledger.ScheduleRows;
import org.hikae.orchestrator.ledger.ScheduleRows.JobStanding;
import org.hikae.orchestrator.ledger.ScheduleState;
import org.jspecify.annotations.Nullable;

/// How the estate's schedules stand: when each falls due next, and what became of its starts.
public final class ScheduleBoard {
  private static final int REMEMBERED = 200;

  private final ScheduleRows rows;
  private final EstateInForce estate;
  private final RunJournal journal;
  private final ReportNews reports;
  private final Clock clock;
  private final DueTimes times = new DueTimes(ScheduleDesk.LATENESS);

  public ScheduleBoard(
      ScheduleRows rows,
      EstateInForce estate,
      RunJournal journal,
      ReportNews reports,
      Clock clock) {
    this.rows = rows;
    this.estate = estate;
    this.journal = journal;
    this.reports = reports;
    this.clock = clock;
  }

  /// @param next when it begins next; none: never again
  /// @param last its last start
  /// @param missed due times since then that were left at that
  public record Standing(
      Schedule schedule,
      @Nullable Instant next,
      @Nullable StartStanding last,
      List<Instant> missed) {
    public Standing {
      missed = List.copyOf(missed);
    }
  }

  /// A start, and what became of each of its parts.
  public record StartStanding(ScheduleStarted said, List<PartStanding> parts) {
    public StartStanding {
      parts = List.copyOf(parts);
    }
  }

  /// @param because why it failed, or was left out
  public record PartStanding(Part part, State state, @Nullable Bilingual because) {
    /// Whether somebody should look at it: it failed, or what only happens rarely did not happen.
    public boolean wantsAttention() {
      return switch (state) {
        case WAITING, RUNNING, DONE -> false;
        case FAILED -> true;
        case LEFT -> part instanceof Part.Drill || Reasons.TOO_LATE.equals(because);
      };
    }
  }

  /// How far a part is.
  public enum State {
    /// Claimed, not ordered yet.
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    /// Left out.
    LEFT
  }

  /// What became of a schedule, newest first.
  public record Past(List<StartStanding> starts, List<Instant> missed) {
    public Past {
      starts = List.copyOf(starts);
      missed = List.copyOf(missed);
    }
  }

  /// All of the estate, as it writes them.
  public List<Standing> all() {
    var schedules = estate.now().map(now -> now.schedules()).orElse(List.of());
    if (schedules.isEmpty()) {
      return List.of();
    }
    var states = new HashMap<String, ScheduleState>();
    rows.all().forEach(state -> states.put(state.id(), state));
    return schedules.stream().map(each -> standing(each, states.get(each.id()))).toList();
  }

  public Optional<Standing> find(String id) {
    return estate
        .now()
        .flatMap(now -> now.schedule(id))
        .map(schedule -> standing(schedule, rows.find(id).orElse(null)));
  }

  /// What became of a schedule that is or was, as far back as is looked.
  public Past past(String id) {
    var starts = new ArrayList<StartStanding>();
    var missed = new ArrayList<Instant>();
    var left = new HashMap<String, Bilingual>();
    for (var event : rows.newest(id, REMEMBERED)) {
      switch (event) {
        case PartLeft(_, var part, var because) -> left.put(part, because);
        case ScheduleStarted started -> starts.add(standing(started, left));
        case ScheduleMissed(_, var times) -> missed.addAll(times.reversed());
        case ScheduleSet _, ScheduleDropped _ -> {}
      }
    }
    return new Past(starts, missed);
  }

  private Standing standing(Schedule schedule, @Nullable ScheduleState state) {
    var last = state == null ? null : state.last();
    return new Standing(
        schedule,
        next(schedule, state),
        last == null ? null : standing(last.said(), last.left()),
        state == null ? List.of() : state.missed());
  }

  private @Nullable Instant next(Schedule schedule, @Nullable ScheduleState state) {
    var now = clock.instant();
    return switch (times.look(schedule, state == null ? now : state.handled(), now)) {
      case Due.NotYet(var next) -> next.orElse(null);
      case Due.Start _, Due.Overdue _ -> now;
    };
  }

  /// What became of a start.
  public StartStanding standing(ScheduleStarted said, Map<String, Bilingual> left) {
    var jobs = rows.jobs(names(said.parts()));
    return new StartStanding(
        said, said.parts().stream().map(part -> standing(part, left, jobs)).toList());
  }

  private static Collection<String> names(List<Part> parts) {
    return parts.stream().filter(Part.Job.class::isInstance).map(Part::name).toList();
  }

  private PartStanding standing(
      Part part, Map<String, Bilingual> left, Map<String, JobStanding> jobs) {
    if (part instanceof Part.Left(_, var because)) {
      return new PartStanding(part, State.LEFT, because);
    }
    var there = there(part, jobs);
    if (there.isPresent()) {
      return there.get();
    }
    var because = left.get(part.name());
    return new PartStanding(part, because == null ? State.WAITING : State.LEFT, because);
  }

  private Optional<PartStanding> there(Part part, Map<String, JobStanding> jobs) {
    return switch (part) {
      case Part.Drill(var run, _, _) ->
          journal.find(run).map(found -> drill(part, found.ended().map(end -> end.result())));
      case Part.Report(var id, _) ->
          reports.isTold(id)
              ? Optional.of(new PartStanding(part, State.DONE, null))
              : Optional.empty();
      case Part.Job _, Part.Left _ ->
          Optional.ofNullable(jobs.get(part.name())).map(job -> job(part, job));
    };
  }

  private static PartStanding job(Part part, JobStanding job) {
    return switch (job.state()) {
      case RUNNING -> new PartStanding(part, State.RUNNING, null);
      case DONE -> new PartStanding(part, State.DONE, null);
      case FAILED -> new PartStanding(part, State.FAILED, Bilingual.same(job.error()));
    };
  }

  private static PartStanding drill(Part part, Optional<RunResult> result) {
    if (result.isEmpty()) {
      return new PartStanding(part, State.RUNNING, null);
    }
    return switch (result.get()) {
      case RunResult.Recovered _ -> new PartStanding(part, State.DONE, null);
      case RunResult.Failed(_, var because) -> failed(part, because);
      case RunResult.Aborted(_, var because) -> failed(part, because);
      case RunResult.StoodDown(var because) -> failed(part, because);
    };
  }

  private static PartStanding failed(Part part, String because) {
    return new PartStanding(part, State.FAILED, Bilingual.same(because));
  }
}
