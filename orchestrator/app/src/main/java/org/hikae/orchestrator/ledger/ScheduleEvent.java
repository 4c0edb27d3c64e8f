package org.hikae.orchestrator.ledger;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.hikae.domain.run.RunId;
import org.hikae.domain.runbook.RunbookId;
import org.hikae.domain.schedule.Schedule;
import org.hikae.domain.text.Bilingual;
import org.hikae.orchestrator.ledger.JobEvent.Work;
import org.hikae.protocol.ServiceId;
import org.jspecify.annotations.Nullable;

/// What became of a schedule. Each has a stream of its own: whoever puts the start of a due time
/// after the last entry has started it, and names what is to be ordered, so that a successor orders
/// what is missing.
public sealed interface ScheduleEvent {
  String PREFIX = "schedule/";

  Instant at();

  /// It is in force as `schedule` says: times that fall due later are seen to.
  record ScheduleSet(Instant at, Schedule schedule) implements ScheduleEvent {}

  /// The estate does not have it any more.
  record ScheduleDropped(Instant at) implements ScheduleEvent {}

  /// A due time was claimed, or a person asked.
  ///
  /// @param due none: by hand
  /// @param by who asked; none: the time has come
  /// @param insteadOf due times before it that were missed and that this start stands for
  record ScheduleStarted(
      Instant at,
      @Nullable Instant due,
      @Nullable String by,
      List<Instant> insteadOf,
      List<Part> parts)
      implements ScheduleEvent {
    public ScheduleStarted {
      insteadOf = List.copyOf(insteadOf);
      parts = List.copyOf(parts);
    }
  }

  /// A part of the last start could not be ordered, and is not tried again.
  record PartLeft(Instant at, String part, Bilingual because) implements ScheduleEvent {}

  /// Nobody was there at these times, and the schedule says to leave it at that.
  record ScheduleMissed(Instant at, List<Instant> times) implements ScheduleEvent {
    public ScheduleMissed {
      times = List.copyOf(times);
    }
  }

  /// What one start comes to for one service, vault, node or month.
  sealed interface Part {
    /// Who it is for.
    String subject();

    /// A job of that name.
    record Job(JobId job, Work work) implements Part {
      @Override
      public String subject() {
        return work.subject();
      }
    }

    /// A drill of that name.
    record Drill(RunId run, ServiceId service, RunbookId runbook) implements Part {
      @Override
      public String subject() {
        return service.name();
      }
    }

    /// A month is reported, and the contacts are told under that name.
    record Report(String id, YearMonth month) implements Part {
      @Override
      public String subject() {
        return month.toString();
      }
    }

    /// Nothing, for that reason.
    record Left(String subject, Bilingual because) implements Part {}

    /// What it is called in the ledger; a part that was left out has no name.
    default String name() {
      return switch (this) {
        case Job(var job, _) -> job.name();
        case Drill(var run, _, _) -> run.name();
        case Report(var id, _) -> id;
        case Left _ -> "";
      };
    }
  }
}
