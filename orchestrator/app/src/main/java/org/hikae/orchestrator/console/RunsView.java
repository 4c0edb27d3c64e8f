package org.hikae.orchestrator.console;

import java.util.List;
import org.hikae.orchestrator.console.Overview.RunCard;
import org.jspecify.annotations.Nullable;

/// Runs, in one language, ready to be set.
public final class RunsView {
  private RunsView() {}

  /// @param only all, incidents or drills
  public record Listing(String only, List<Row> runs) {}

  /// @param verdict met, missed, counting, or none when it brought nothing back
  public record Row(
      String id,
      String service,
      String runbook,
      String occasion,
      String way,
      String opened,
      String state,
      String tone,
      String downtime,
      String objective,
      String verdict) {}

  /// One run.
  ///
  /// @param because why it ended, when it did not do all that was planned
  /// @param noticed what was made of the signs, or who ordered it
  /// @param waits whether a person has to say something
  public record Detail(
      RunCard card,
      String occasion,
      String runbook,
      String runbookId,
      String serviceId,
      boolean open,
      boolean waits,
      @Nullable String because,
      String noticed,
      String decided,
      long epoch,
      String pointMark,
      String pointAt,
      String pointBehind,
      String budget) {}

  /// A run as a person follows it.
  ///
  /// @param blocked why this visitor can do nothing here: null, stranger, right or elsewhere
  public record Guide(
      Detail run,
      List<Stage> steps,
      @Nullable String blocked,
      @Nullable String notice,
      boolean mayEnd) {}

  /// One step of it.
  ///
  /// @param due nothing, confirm (a person's task) or choose (it failed for good)
  /// @param done what has to be true for it to count as done
  /// @param late whether it takes longer than it may
  public record Stage(
      String id,
      String title,
      String state,
      String due,
      String does,
      String done,
      String owner,
      String budget,
      String attempts,
      String took,
      boolean late,
      String said,
      @Nullable String hint,
      @Nullable Leg leg,
      String byHand,
      String undo,
      @Nullable Task task) {}

  /// What a person is asked to do.
  public record Task(
      String role,
      String instructions,
      @Nullable String evidence,
      boolean fourEyes,
      List<String> confirmedBy) {}
}
