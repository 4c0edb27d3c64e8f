package org.hikae.domain.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.estate.Service;
import org.hikae.domain.points.RecoveryPoint;
import org.hikae.domain.points.RecoveryPoints;
import org.hikae.domain.runbook.Occasion;
import org.hikae.domain.runbook.Runbook;
import org.hikae.protocol.Epoch;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;

/// Binds a runbook to a service of an estate and to what is observed now. The same input always
/// gives the same plan.
public record PlanBinder(Runbook runbook, Estate estate) {
  /// An incident's plan with the newest point, or every reason why there is none.
  public Binding bind(ServiceId id, Observation seen) {
    return bind(id, Order.newest(Occasion.INCIDENT), seen);
  }

  /// A plan, or every reason why there is none.
  public Binding bind(ServiceId id, Order order, Observation seen) {
    return estate
        .service(id)
        .map(service -> bind(service, order, seen))
        .orElseGet(() -> new Binding.Refused(List.of(new Refusal.UnknownService(id))));
  }

  private Binding bind(Service service, Order order, Observation seen) {
    var known = seen.tokens().get(service.id());
    var token = known == null ? new FencingToken(service.id(), service.home(), Epoch.NONE) : known;
    var drill = order.occasion() == Occasion.DRILL;
    var route =
        drill
            ? Route.ofDrill(runbook.kind(), service, token)
            : Route.of(runbook.kind(), service, token);
    var moves = runbook.kind().planned() && !drill;
    var basis = moves ? route.from() : route.to();
    var points = RecoveryPoints.of(service, seen.heldAt(basis));
    var point = chosen(points, order);
    var reasons = new ArrayList<Refusal>();
    if (!seen.reached().contains(route.to())) {
      reasons.add(new Refusal.RecoverySiteSilent(route.to()));
    }
    if (moves && !seen.reached().contains(route.from())) {
      reasons.add(new Refusal.HolderSilent(route.from()));
    }
    if (point.isEmpty()) {
      reasons.add(lacking(service, basis, order, points));
    }
    if (known == null) {
      reasons.add(new Refusal.NeverActive(service.id()));
    } else if (!drill) {
      wrongWay(service, token).ifPresent(reasons::add);
    }
    return point.isEmpty() || !reasons.isEmpty()
        ? new Binding.Refused(reasons)
        : new Binding.Bound(plan(service, order, point.get(), token, route, seen));
  }

  private Optional<Refusal> wrongWay(Service service, FencingToken token) {
    return switch (runbook.kind()) {
      case FAILOVER, SWITCHOVER ->
          token.holder().equals(service.recovery())
              ? Optional.of(new Refusal.ActiveAlready(token))
              : Optional.empty();
      case FAILBACK ->
          token.holder().equals(service.home())
              ? Optional.of(new Refusal.AtHomeAlready(token))
              : Optional.empty();
      case IN_PLACE -> Optional.empty();
    };
  }

  private static Optional<RecoveryPoint> chosen(RecoveryPoints points, Order order) {
    return points.complete().stream()
        .filter(point -> order.wanted().map(point.mark()::equals).orElse(true))
        .filter(
            point -> order.limit().map(limit -> !point.newestMoment().isAfter(limit)).orElse(true))
        .findFirst();
  }

  private static Refusal lacking(Service service, SiteId at, Order order, RecoveryPoints points) {
    return order.wanted().isEmpty() && order.limit().isEmpty()
        ? new Refusal.NoCompletePoint(service.id(), at, points.incomplete())
        : new Refusal.NoSuchPoint(service.id(), at, points.complete().size());
  }

  private Plan plan(
      Service service,
      Order order,
      RecoveryPoint point,
      FencingToken held,
      Route route,
      Observation seen) {
    var moves =
        new MoveChoice(runbook.kind(), order.occasion(), estate, service, point, held, route);
    return new Plan(
        runbook.id(),
        runbook.kind(),
        order.occasion(),
        service.id(),
        service.name(),
        route.from(),
        route.to(),
        service.mode(),
        service.objectives(),
        point,
        held.epoch(),
        seen.at(),
        new Staging(moves).of(runbook.blocks()));
  }
}
