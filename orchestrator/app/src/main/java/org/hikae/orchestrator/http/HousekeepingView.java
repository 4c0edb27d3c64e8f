package org.hikae.orchestrator.http;

import java.time.Instant;
import java.util.List;
import org.hikae.domain.housekeeping.HousekeepingPlan;
import org.hikae.orchestrator.housekeeping.HousekeepingDesk.House;
import org.jspecify.annotations.Nullable;

/// What a node would delete now of what it has kept long enough.
///
/// @param known whether this orchestrator can say: of another orchestrator's store only that one
///   can, and of an agent's home only an agent that answers
public record HousekeepingView(
    String node, boolean known, long things, long bytes, List<HeapView> heaps) {

  /// What grows.
  ///
  /// @param heap its name in the estate
  /// @param kept for how long, ISO 8601; null: for ever
  /// @param before what is older goes; null: nothing
  /// @param things how many of it would go
  /// @param bytes what they take, about
  /// @param oldestKept the moment of the oldest that stays; null: none does
  public record HeapView(
      String heap,
      Words what,
      Words rule,
      @Nullable String kept,
      @Nullable Instant before,
      long things,
      long bytes,
      @Nullable Instant oldestKept) {
    static HeapView of(HousekeepingPlan.Line line) {
      return new HeapView(
          line.heap().word(),
          Words.of(line.heap().words()),
          Words.of(line.rule()),
          line.kept() == null ? null : line.kept().toString(),
          line.before(),
          line.seen().old(),
          line.seen().oldBytes(),
          line.seen().oldestKept());
    }
  }

  static HousekeepingView of(House house) {
    var plan = house.plan();
    return plan == null
        ? new HousekeepingView(house.node().toString(), false, 0, 0, List.of())
        : new HousekeepingView(
            house.node().toString(),
            true,
            plan.old(),
            plan.oldBytes(),
            plan.lines().stream().map(HeapView::of).toList());
  }
}
