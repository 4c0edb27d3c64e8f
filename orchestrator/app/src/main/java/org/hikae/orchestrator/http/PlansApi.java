package org.hikae.orchestrator.http;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.plan.Binding;
import org.hikae.domain.plan.Order;
import org.hikae.domain.plan.Plan;
import org.hikae.domain.plan.Refusal.ActiveAlready;
import org.hikae.domain.runbook.Occasion;
import org.hikae.domain.runbook.Runbook;
import org.hikae.orchestrator.watch.RunOrders.Ordered;
import org.hikae.orchestrator.watch.Runbooks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Runbooks, the plans that they come to, and the runs that people order.
@RestController
@RequestMapping("/api/v1")
public final class PlansApi {
  private final Runbooks runbooks;
  private final PlanDesk desk;

  public PlansApi(Runbooks runbooks, PlanDesk desk) {
    this.runbooks = runbooks;
    this.desk = desk;
  }

  /// @param occasion `incident` or `drill`
  /// @param point a recovery point's mark; without one the newest
  /// @param notAfter the newest moment that may come back
  /// @param note why, in the words of whoever orders it
  record RunOrder(
      @Nullable String service,
      @Nullable String runbook,
      @Nullable String occasion,
      @Nullable String point,
      @Nullable Instant notAfter,
      @Nullable String note) {}

  /// @param text the plan as people read it
  record PlanView(
      String runbook,
      String kind,
      String occasion,
      String service,
      String from,
      String to,
      String point,
      Instant pointAt,
      double budgetSeconds,
      double objectiveSeconds,
      List<PlanStepView> steps,
      String text) {
    static PlanView of(Plan plan) {
      return new PlanView(
          plan.runbook().name(),
          plan.kind().name(),
          plan.occasion().name(),
          plan.service().name(),
          plan.from().name(),
          plan.to().name(),
          plan.point().mark(),
          plan.point().consistentAt(),
          RunView.seconds(plan.budget()),
          RunView.seconds(plan.objectives().downtime()),
          plan.steps().stream()
              .map(
                  step ->
                      new PlanStepView(
                          step.id().name(),
                          Words.of(step.step().title()),
                          step.stage(),
                          step.step().owner().name(),
                          RunView.seconds(step.step().budget())))
              .toList(),
          plan.text());
    }
  }

  record PlanStepView(String id, Words title, int stage, String owner, double budgetSeconds) {}

  record RunbookView(
      String id,
      Words title,
      Words purpose,
      String kind,
      double budgetSeconds,
      List<String> steps) {
    static RunbookView of(Runbook runbook) {
      return new RunbookView(
          runbook.id().name(),
          Words.of(runbook.title()),
          Words.of(runbook.purpose()),
          runbook.kind().name(),
          RunView.seconds(runbook.budget()),
          runbook.steps().stream().map(step -> step.id().name()).toList());
    }
  }

  record Opened(String run) {}

  @GetMapping("/runbooks")
  @Says("The runbooks that this orchestrator plays.")
  List<RunbookView> runbooks() {
    return runbooks.all().stream().map(RunbookView::of).toList();
  }

  @GetMapping("/runbooks/{id}")
  @Says("One runbook.")
  RunbookView runbook(@PathVariable("id") String id) {
    return RunbookView.of(desk.runbook(id));
  }

  /// Says what would be done now; does nothing.
  @PostMapping("/plans")
  @Says("What a runbook would do now; does nothing.")
  @Needs(Right.TEST)
  PlanView plan(@RequestBody RunOrder order) throws InterruptedException {
    return switch (desk.plan(
        Refusal.required("service", order.service()),
        Refusal.required("runbook", order.runbook()),
        wanted(order))) {
      case Binding.Bound(var plan) -> PlanView.of(plan);
      case Binding.Refused refused -> throw refusal(refused);
    };
  }

  /// Opens a run.
  @PostMapping("/runs")
  @Says("Opens a run: a drill, or the real thing.")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Needs(Right.TEST)
  Opened open(@RequestBody RunOrder order, @RequestAttribute(Callers.CALLER) Caller caller)
      throws LedgerException, InterruptedException {
    var service = Refusal.required("service", order.service());
    var ordered =
        desk.open(
            service,
            Refusal.required("runbook", order.runbook()),
            wanted(order),
            order.note() == null ? "" : order.note(),
            caller);
    return switch (ordered) {
      case Ordered.Opened(var run, _) -> new Opened(run.name());
      case Ordered.Refused(var refused) -> throw refusal(refused);
      case Ordered.Busy(var with) ->
          throw new Refusal(
              HttpStatus.CONFLICT,
              "run " + with + " of " + service + " is not done yet",
              "wait for it, or end it: POST /api/v1/runs/" + with + "/abort");
    };
  }

  private static Order wanted(RunOrder order) {
    var occasion =
        Occasion.valueOf(Refusal.required("occasion", order.occasion()).toUpperCase(Locale.ROOT));
    return new Order(occasion, order.point(), order.notAfter());
  }

  private static Refusal refusal(Binding.Refused refused) {
    var away = refused.reasons().stream().anyMatch(ActiveAlready.class::isInstance);
    return new Refusal(
        HttpStatus.CONFLICT,
        refused.sentence().en(),
        refused.reasons().stream()
                .map(reason -> reason.hint())
                .distinct()
                .collect(Collectors.joining("; "))
            + (away ? "; or bring it home: hikae failback" : ""));
  }
}
