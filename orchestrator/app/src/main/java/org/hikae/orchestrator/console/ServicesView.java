package org.hikae.orchestrator.console;

import java.util.List;
import org.hikae.orchestrator.console.Overview.ServiceCard;
import org.hikae.orchestrator.console.PointsView.ServiceRow;
import org.hikae.orchestrator.console.RunsView.Row;
import org.jspecify.annotations.Nullable;

/// Services against their objectives.
public final class ServicesView {
  private ServicesView() {}

  /// One of all.
  public record Each(ServiceCard card, ServiceRow points) {}

  /// One by itself.
  ///
  /// @param runbooks those that can be planned
  /// @param point the one that is wished for; empty for the newest
  public record Detail(
      ServiceCard card,
      ServiceRow points,
      Forecast forecast,
      List<Row> runs,
      List<Choice> runbooks,
      String point,
      List<String> dependsOn,
      List<String> sources,
      @Nullable String retention) {}

  public record Choice(String id, String title) {}

  /// What it would take if the site went now.
  ///
  /// @param share of the objective, in hundredths, at most 100
  /// @param known whether every part was measured
  public record Forecast(
      String p50,
      String p95,
      String objective,
      boolean met,
      int share,
      boolean known,
      List<Part> parts) {}

  public record Part(String segment, String title, String p50, String p95, String basis) {}

  /// What a runbook would do now.
  ///
  /// @param refused why it cannot be done; null when it can
  public record Plan(
      String service,
      String name,
      String runbook,
      String title,
      String occasion,
      String point,
      @Nullable String refused,
      @Nullable String way,
      @Nullable String pointAt,
      @Nullable String behind,
      @Nullable String budget,
      List<Move> moves,
      boolean mayStart) {}

  public record Move(String title, String does, String owner, String budget, boolean leftOut) {}
}
