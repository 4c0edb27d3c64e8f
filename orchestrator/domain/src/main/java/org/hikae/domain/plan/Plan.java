package org.hikae.domain.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hikae.domain.estate.Mode;
import org.hikae.domain.estate.Objectives;
import org.hikae.domain.points.RecoveryPoint;
import org.hikae.domain.runbook.Kind;
import org.hikae.domain.runbook.Occasion;
import org.hikae.domain.runbook.RunbookId;
import org.hikae.domain.text.Bilingual;
import org.hikae.protocol.Epoch;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;

/// A runbook bound to one service and to what was observed: what will be done, before it is done.
///
/// @param point what it brings the service back to; in a planned move, what it would fall back on
/// @param superseding the epoch whose holder is to be replaced
public record Plan(
    RunbookId runbook,
    Kind kind,
    Occasion occasion,
    ServiceId service,
    Bilingual serviceName,
    SiteId from,
    SiteId to,
    Mode mode,
    Objectives objectives,
    RecoveryPoint point,
    Epoch superseding,
    Instant boundAt,
    List<PlannedStep> steps) {
  public Plan {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a plan has at least one step");
    }
  }

  /// Whether it is carried out in a sandbox.
  public boolean isDrill() {
    return occasion == Occasion.DRILL;
  }

  /// The steps by stage, in order.
  public List<List<PlannedStep>> stages() {
    return List.copyOf(
        steps.stream()
            .collect(Collectors.groupingBy(PlannedStep::stage, TreeMap::new, Collectors.toList()))
            .values());
  }

  /// What all steps may take together: of those side by side the longest.
  public Duration budget() {
    return stages().stream().map(Plan::longest).reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration longest(List<PlannedStep> stage) {
    return stage.stream()
        .filter(step -> !(step.move() instanceof Move.LeaveOut))
        .map(step -> step.step().budget())
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /// How far back the service falls if it was good until this moment. A planned move backs up
  /// itself once nobody writes any more, and loses nothing.
  public Duration fallsBackFrom(Instant lastGood) {
    var behind = Duration.between(point.consistentAt(), lastGood);
    return kind.planned() || behind.isNegative() ? Duration.ZERO : behind;
  }

  /// The plan as people read it before they let it happen.
  public String text() {
    return new PlanText(this).toString();
  }
}
