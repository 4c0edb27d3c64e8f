package org.hikae.orchestrator.console;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.plan.Move;
import org.hikae.domain.plan.MoveWords;
import org.hikae.domain.plan.PlannedStep;
import org.hikae.domain.run.NextMove;
import org.hikae.domain.run.Run;
import org.hikae.domain.run.StepRun;
import org.hikae.domain.runbook.Role;
import org.hikae.domain.runbook.Runbook;
import org.hikae.domain.runbook.RunbookId;
import org.hikae.domain.runbook.Step;
import org.hikae.domain.runbook.WayBack;
import org.hikae.orchestrator.console.RunsView.Detail;
import org.hikae.orchestrator.console.RunsView.Guide;
import org.hikae.orchestrator.console.RunsView.Listing;
import org.hikae.orchestrator.console.RunsView.Row;
import org.hikae.orchestrator.console.RunsView.Stage;
import org.hikae.orchestrator.console.RunsView.Task;
import org.hikae.orchestrator.http.RunView;
import org.hikae.orchestrator.http.RunView.StepView;
import org.hikae.orchestrator.watch.Runbooks;
import org.hikae.protocol.SiteId;
import org.jspecify.annotations.Nullable;

/// Puts runs into words.
final class RunsMaker {
  private final Manner manner;
  private final Naming naming;
  private final Runbooks runbooks;

  RunsMaker(@Nullable Estate estate, Runbooks runbooks, Manner manner) {
    this.manner = manner;
    this.naming = new Naming(manner, estate);
    this.runbooks = runbooks;
  }

  Listing listing(List<RunView> runs, String only) {
    return new Listing(
        only,
        runs.stream()
            .filter(run -> only.equals("all") || only.equals(occasion(run) + "s"))
            .map(this::row)
            .toList());
  }

  private Row row(RunView run) {
    var outage = run.outage();
    return new Row(
        run.id(),
        manner.in(run.serviceName()),
        title(run.runbook()),
        occasion(run),
        way(run),
        manner.minute(run.openedAt()),
        run.state().toLowerCase(Locale.ROOT),
        RunCards.tone(run),
        manner.seconds(outage.downtimeSeconds()),
        manner.seconds(outage.objectiveSeconds()),
        verdict(run));
  }

  private static String verdict(RunView run) {
    if (run.endedAt() != null && !run.state().equals("RECOVERED")) {
      return "none";
    }
    if (!run.outage().over() && run.endedAt() == null) {
      return "counting";
    }
    return run.outage().met() ? "met" : "missed";
  }

  Detail detail(RunView run) {
    var asked = run.steps().stream().anyMatch(step -> step.asks() != null);
    return new Detail(
        new RunCards(manner, this::site).card(run),
        occasion(run),
        title(run.runbook()),
        run.runbook(),
        run.service(),
        run.endedAt() == null,
        run.state().equals("WAITING_FOR_PERSON") && (asked || run.endedAt() == null),
        run.because(),
        manner.in(run.declaration().because()),
        manner.moment(run.decision().at()) + " · " + run.decision().by(),
        run.epoch(),
        run.point().mark(),
        manner.moment(run.point().consistentAt()),
        manner.span(Duration.between(run.point().consistentAt(), run.openedAt())),
        budget(run));
  }

  private String budget(RunView run) {
    return manner.seconds(run.steps().stream().mapToDouble(StepView::budgetSeconds).sum());
  }

  Guide guide(
      Run run, RunView view, @Nullable String blocked, @Nullable String notice, boolean mayEnd) {
    var steps = new java.util.ArrayList<Stage>();
    for (var i = 0; i < run.steps().size(); i++) {
      steps.add(stage(run, run.steps().get(i), view.steps().get(i)));
    }
    return new Guide(detail(view), steps, blocked, notice, mayEnd && run.ended().isEmpty());
  }

  private Stage stage(Run run, StepRun stepRun, StepView view) {
    var planned = stepRun.planned();
    var step = planned.step();
    var row = new RunCards(manner, this::site).step(view);
    return new Stage(
        step.id().name(),
        row.title(),
        row.state(),
        due(run, planned),
        new MoveWords(manner.language(), naming::site).of(planned.move()),
        manner.in(step.check().words()),
        owner(step.owner()),
        manner.span(step.budget()),
        attempts(step),
        row.took(),
        isLate(stepRun, step),
        row.said(),
        view.hint(),
        row.leg(),
        manner.in(step.byHand()),
        undo(step),
        task(view));
  }

  private static String due(Run run, PlannedStep planned) {
    return switch (run.next(planned.id()).orElse(null)) {
      case NextMove.AwaitPerson _ -> "confirm";
      case NextMove.HandOver _ -> "choose";
      case null, default -> "nothing";
    };
  }

  private boolean isLate(StepRun run, Step step) {
    var took = run.took().or(() -> run.began().map(began -> Duration.between(began, manner.now())));
    return took.isPresent()
        && took.get().compareTo(step.budget()) > 0
        && !(run.planned().move() instanceof Move.LeaveOut);
  }

  private String attempts(Step step) {
    var attempts = step.retries().attempts();
    return manner.in(
        attempts == 1 ? "one attempt" : "up to " + attempts + " attempts", attempts + "回まで");
  }

  private String undo(Step step) {
    return switch (step.wayBack()) {
      case WayBack.Nothing(var because) -> manner.in(because);
      case WayBack.ByHand(var instructions) -> manner.in(instructions);
    };
  }

  private @Nullable Task task(StepView view) {
    var asks = view.asks();
    if (asks == null) {
      return null;
    }
    return new Task(
        owner(new Role(asks.role())),
        manner.in(asks.instructions()),
        asks.evidence() == null ? null : manner.in(asks.evidence()),
        asks.fourEyes(),
        asks.confirmedBy());
  }

  private String owner(Role role) {
    return Roles.called(role, manner);
  }

  private String title(String runbook) {
    return runbooks
        .find(new RunbookId(runbook))
        .map(Runbook::title)
        .map(manner::in)
        .orElse(runbook);
  }

  private String way(RunView run) {
    return run.from().equals(run.to())
        ? site(run.to())
        : List.of(site(run.from()), site(run.to())).stream().collect(Collectors.joining(" → "));
  }

  private static String occasion(RunView run) {
    return run.occasion().toLowerCase(Locale.ROOT);
  }

  private String site(String id) {
    return naming.site(new SiteId(id));
  }
}
