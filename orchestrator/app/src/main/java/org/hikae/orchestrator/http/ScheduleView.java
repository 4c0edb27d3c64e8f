package org.hikae.orchestrator.http;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.hikae.domain.schedule.Chore;
import org.hikae.domain.text.Bilingual;
import org.hikae.orchestrator.ledger.ScheduleEvent.Part;
import org.hikae.orchestrator.schedule.PartDesk.Planned;
import org.hikae.orchestrator.schedule.ScheduleBoard.PartStanding;
import org.hikae.orchestrator.schedule.ScheduleBoard.Standing;
import org.hikae.orchestrator.schedule.ScheduleBoard.StartStanding;
import org.jspecify.annotations.Nullable;

/// A schedule and how it stands.
///
/// @param does backup, mirror, verify, retention, housekeeping, drill or report
/// @param named the services, vaults or sites; empty: all
/// @param with the depth of its backups, the sample that it verifies, or the runbook of its drills
/// @param at cron: minute, hour, day, month, weekday
/// @param window the hours in which it may begin; null: any
/// @param missed CATCH_UP or REPORT: what becomes of a time at which nobody led
/// @param next when it begins next
/// @param missedTimes due times since the last start that were left at that
public record ScheduleView(
    String id,
    String does,
    List<String> named,
    @Nullable String with,
    String at,
    String zone,
    double jitterSeconds,
    @Nullable String window,
    String missed,
    @Nullable Instant next,
    @Nullable StartView last,
    List<Instant> missedTimes) {

  /// @param due the time that it was for; null: by hand
  /// @param by who asked; null: the time had come
  /// @param insteadOf times before it that were missed and that it stands for
  public record StartView(
      Instant at,
      @Nullable Instant due,
      @Nullable String by,
      List<Instant> insteadOf,
      List<PartView> parts) {
    static StartView of(StartStanding start) {
      var said = start.said();
      return new StartView(
          said.at(),
          said.due(),
          said.by(),
          said.insteadOf(),
          start.parts().stream().map(PartView::of).toList());
    }
  }

  /// What a start came to for one service or vault.
  ///
  /// @param state WAITING, RUNNING, DONE, FAILED or LEFT
  /// @param because why it failed or was left out
  public record PartView(
      String subject,
      @Nullable String job,
      @Nullable String run,
      String state,
      @Nullable Words because) {
    static PartView of(PartStanding part) {
      return new PartView(
          part.part().subject(),
          part.part() instanceof Part.Job(var job, _) ? job.name() : null,
          part.part() instanceof Part.Drill(var run, _, _) ? run.name() : null,
          part.state().name(),
          words(part.because()));
    }
  }

  /// What a start by hand would order for one service or vault.
  ///
  /// @param text the order or plan as people read it
  /// @param because why it would be left out
  public record PlannedPart(String subject, String text, @Nullable Words because) {
    static PlannedPart of(Planned planned) {
      return new PlannedPart(
          planned.part().subject(), planned.text().en(), words(planned.because()));
    }
  }

  static ScheduleView of(Standing standing) {
    var schedule = standing.schedule();
    return new ScheduleView(
        schedule.id(),
        word(schedule.chore().kind()),
        schedule.chore().named(),
        with(schedule.chore()),
        schedule.due().text(),
        schedule.due().zone().getId(),
        RunView.seconds(schedule.jitter()),
        schedule.window().map(Object::toString).orElse(null),
        schedule.missed().name(),
        standing.next(),
        standing.last() == null ? null : StartView.of(standing.last()),
        standing.missed());
  }

  private static @Nullable String with(Chore chore) {
    return switch (chore) {
      case Chore.BackUp(_, var depth) -> word(depth);
      case Chore.Verify(_, var sample) -> sample.toString();
      case Chore.Mirror _, Chore.Retention _, Chore.Housekeeping _, Chore.Report _ -> null;
      case Chore.Drill(_, var runbook) -> runbook.name();
    };
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Words words(@Nullable Bilingual because) {
    return because == null ? null : Words.of(because);
  }
}
