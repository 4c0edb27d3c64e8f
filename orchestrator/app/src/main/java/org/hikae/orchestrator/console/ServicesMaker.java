package org.hikae.orchestrator.console;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.plan.Binding;
import org.hikae.domain.plan.MoveWords;
import org.hikae.domain.plan.Order;
import org.hikae.domain.plan.PlannedStep;
import org.hikae.domain.runbook.Runbook;
import org.hikae.orchestrator.console.ServicesView.Forecast;
import org.hikae.orchestrator.console.ServicesView.Move;
import org.hikae.orchestrator.console.ServicesView.Part;
import org.hikae.orchestrator.console.ServicesView.Plan;
import org.hikae.protocol.ServiceId;
import org.jspecify.annotations.Nullable;

/// Puts forecasts and plans into words.
record ServicesMaker(@Nullable Estate estate, Manner manner) {

  Forecast forecast(org.hikae.domain.history.Forecast forecast) {
    var judged = forecast.judgement();
    return new Forecast(
        manner.span(forecast.p50()),
        manner.span(forecast.p95()),
        manner.span(forecast.objective()),
        judged.met(),
        share(forecast.p95(), forecast.objective()),
        forecast.unmeasured().isEmpty(),
        forecast.parts().stream().map(this::part).toList());
  }

  private Part part(org.hikae.domain.history.Forecast.Part part) {
    var known = !part.p95().isZero();
    return new Part(
        part.segment().name().toLowerCase(Locale.ROOT),
        manner.in(part.segment().title()),
        known ? manner.span(part.p50()) : "–",
        known ? manner.span(part.p95()) : "–",
        manner.in(part.basis()));
  }

  private static int share(Duration part, Duration whole) {
    return Math.clamp(100 * part.toMillis() / Math.max(1, whole.toMillis()), 0, 100);
  }

  Plan plan(String service, Runbook runbook, Order order, Binding binding, boolean mayStart) {
    return switch (binding) {
      case Binding.Bound(var plan) -> bound(service, runbook, order, plan, mayStart);
      case Binding.Refused refused ->
          plan(service, runbook, order, manner.in(refused.sentence()), null, List.of(), false);
    };
  }

  private Plan bound(
      String service,
      Runbook runbook,
      Order order,
      org.hikae.domain.plan.Plan plan,
      boolean mayStart) {
    var words = new MoveWords(manner.language(), naming()::site);
    var moves = plan.steps().stream().map(step -> move(step, words)).toList();
    return plan(service, runbook, order, null, plan, moves, mayStart);
  }

  private Plan plan(
      String service,
      Runbook runbook,
      Order order,
      @Nullable String refused,
      org.hikae.domain.plan.@Nullable Plan plan,
      List<Move> moves,
      boolean mayStart) {
    return new Plan(
        service,
        naming().service(new ServiceId(service)),
        runbook.id().name(),
        manner.in(runbook.title()),
        order.occasion().name().toLowerCase(Locale.ROOT),
        order.mark() == null ? "" : order.mark(),
        refused,
        plan == null ? null : way(plan),
        plan == null ? null : manner.moment(plan.point().consistentAt()),
        plan == null ? null : manner.since(plan.point().consistentAt()),
        plan == null ? null : manner.span(plan.budget()),
        moves,
        mayStart);
  }

  private String way(org.hikae.domain.plan.Plan plan) {
    var to = naming().site(plan.to());
    return plan.from().equals(plan.to()) ? to : naming().site(plan.from()) + " → " + to;
  }

  private Move move(PlannedStep planned, MoveWords words) {
    var step = planned.step();
    return new Move(
        manner.in(step.title()),
        words.of(planned.move()),
        Roles.called(step.owner(), manner),
        manner.span(step.budget()),
        planned.move() instanceof org.hikae.domain.plan.Move.LeaveOut);
  }

  private Naming naming() {
    return new Naming(manner, estate);
  }
}
