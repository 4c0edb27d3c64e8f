package org.hikae.orchestrator.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runbooks and how lately each of their steps was carried out.
public final class RunbooksView {
  private RunbooksView() {}

  /// @param stale how many of its steps were not carried out for too long, or never
  public record Row(
      String id, String title, String purpose, String kind, String budget, int steps, int stale) {}

  public record Detail(
      String id, String title, String purpose, String kind, String budget, List<StepRow> steps) {}

  /// @param only incident or drill when it is there for one of them only; null otherwise
  /// @param leftOut why a drill leaves it out, if it does
  /// @param task what a person is asked to do, if it is a person's
  /// @param proof the last time that it was carried out; null when it never was
  public record StepRow(
      String id,
      String title,
      String segment,
      String owner,
      String budget,
      String done,
      String byHand,
      String undo,
      @Nullable String only,
      @Nullable String leftOut,
      @Nullable String task,
      boolean stale,
      @Nullable Proof proof) {}

  /// @param share of the budget, in hundredths, at most 100
  public record Proof(
      String run, String occasion, String at, String ago, String took, int share, boolean late) {}
}
