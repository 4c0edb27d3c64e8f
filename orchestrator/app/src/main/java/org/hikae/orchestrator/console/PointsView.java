package org.hikae.orchestrator.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Recovery points, in one language, ready to be set.
public final class PointsView {
  private PointsView() {}

  /// Every service and how far back it would fall.
  ///
  /// @param proven how many of the services have a point that was ever brought back
  public record Everything(Leaf<ServiceRow> services, int late, int proven) {}

  /// @param copies by vault
  public record ServiceRow(
      String id, String name, String objective, List<Copy> copies, @Nullable Proof proof) {}

  /// The newest point in one vault.
  ///
  /// @param counts whether this vault is the one that a loss of the active site leaves
  /// @param tone calm within the objective, watch a little beyond it, alarm far beyond or none
  /// @param share of the objective, in hundredths, at most 100
  /// @param mark null when there is none
  public record Copy(
      String vault,
      String site,
      boolean counts,
      String tone,
      int share,
      @Nullable String mark,
      @Nullable String age) {}

  /// @param good whether it came back
  public record Proof(String run, String occasion, boolean good, String at, String ago) {}

  /// The points of one service.
  ///
  /// @param older where the next page begins; null on the last
  public record OfService(
      ServiceRow service, List<Row> points, @Nullable String older, boolean newest) {}

  public record Row(
      String mark,
      String kind,
      String at,
      String ago,
      String size,
      String stored,
      List<String> vaults,
      boolean complete,
      @Nullable Proof proof) {}

  /// One point.
  public record Point(
      String service,
      String name,
      String mark,
      String at,
      String ago,
      String size,
      boolean complete,
      List<Part> parts,
      List<Proof> proofs) {}

  /// One of its snapshots.
  ///
  /// @param vaults those that hold it
  public record Part(
      String source,
      String kind,
      String id,
      String at,
      String size,
      String stored,
      List<String> vaults) {}
}
