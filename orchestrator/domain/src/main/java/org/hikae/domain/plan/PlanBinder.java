package org.hikae.domain.plan;

import java.util.ArrayList;
import java.util.List;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.estate.Service;
import org.hikae.domain.points.RecoveryPoint;
import org.hikae.domain.points.RecoveryPoints;
import org.hikae.domain.runbook.Action;
import org.hikae.domain.runbook.Runbook;
import org.hikae.domain.runbook.Step;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.ServiceId;

/// Binds a runbook to a service of an estate and to what is observed now. The same input always
/// gives the same plan.
public record PlanBinder(Runbook runbook, Estate estate) {

  /// A plan, or every reason why there is none.
  public Binding bind(ServiceId id, Observation seen) {
    return estate
        .service(id)
        .map(service -> bind(service, seen))
        .orElseGet(() -> new Binding.Refused(List.of(new Refusal.UnknownService(id))));
  }

  private Binding bind(Service service, Observation seen) {
    var points = RecoveryPoints.of(service, seen.snapshots());
    var reasons = new ArrayList<Refusal>();
    if (!seen.reached().contains(service.recovery())) {
      reasons.add(new Refusal.RecoverySiteSilent(service.recovery()));
    }
    if (points.newest().isEmpty()) {
      reasons.add(
          new Refusal.NoCompletePoint(service.id(), service.recovery(), points.incomplete()));
    }
    var token = seen.tokens().get(service.id());
    if (token == null) {
      reasons.add(new Refusal.NeverActive(service.id()));
    } else if (token.holder().equals(service.recovery())) {
      reasons.add(new Refusal.ActiveAlready(token));
    }
    if (token == null || !reasons.isEmpty()) {
      return new Binding.Refused(reasons);
    }
    return new Binding.Bound(plan(service, points.newest().orElseThrow(), token, seen));
  }

  private FailoverPlan plan(
      Service service, RecoveryPoint point, FencingToken held, Observation seen) {
    return new FailoverPlan(
        runbook.id(),
        service.id(),
        service.name(),
        held.holder(),
        service.recovery(),
        service.mode(),
        service.objectives(),
        point,
        held.epoch(),
        seen.at(),
        runbook.steps().stream()
            .map(step -> new PlannedStep(step, move(step, service, point, held)))
            .toList());
  }

  private static Move move(Step step, Service service, RecoveryPoint point, FencingToken held) {
    return switch (step.action()) {
      case Action.Fence _ -> new Move.TakeLease(held.holder(), service.recovery(), held.epoch());
      case Action.Restore _ -> new Move.Restore(service.recovery(), point.snapshots());
      case Action.StartService _ -> new Move.StartService(service.recovery());
      case Action.Verify _ -> new Move.ProbeService(service.recovery());
      case Action.SwitchTraffic _ -> new Move.SwitchTraffic(service.recovery(), service.address());
      case Action.HumanTask(var instructions) -> new Move.AskPerson(instructions);
    };
  }
}
