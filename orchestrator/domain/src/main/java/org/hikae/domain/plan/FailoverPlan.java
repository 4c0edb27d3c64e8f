package org.hikae.domain.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hikae.domain.estate.Mode;
import org.hikae.domain.estate.Objectives;
import org.hikae.domain.points.RecoveryPoint;
import org.hikae.domain.runbook.RunbookId;
import org.hikae.domain.text.Bilingual;
import org.hikae.protocol.Epoch;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;

/// A runbook bound to one service and to what was observed: what will be done, before it is done.
///
/// @param superseding the epoch whose holder is to be replaced
public record FailoverPlan(
    RunbookId runbook,
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
  public FailoverPlan {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a plan has at least one step");
    }
  }

  /// What all steps may take together.
  public Duration budget() {
    return steps.stream().map(step -> step.step().budget()).reduce(Duration.ZERO, Duration::plus);
  }

  /// How far back the service falls if it was good until this moment.
  public Duration fallsBackFrom(Instant lastGood) {
    var behind = Duration.between(point.consistentAt(), lastGood);
    return behind.isNegative() ? Duration.ZERO : behind;
  }

  /// The plan as people read it before they let it happen.
  public String text() {
    return new PlanText(this).toString();
  }
}
