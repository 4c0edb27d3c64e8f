package org.hikae.orchestrator.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hikae.domain.estate.SiteNames;
import org.hikae.domain.outage.Outage;
import org.hikae.domain.plan.Move;
import org.hikae.domain.run.Evidence;
import org.hikae.domain.run.Fault;
import org.hikae.domain.run.NextMove;
import org.hikae.domain.run.Run;
import org.hikae.domain.run.RunResult;
import org.hikae.domain.run.StepOutcome;
import org.hikae.domain.run.StepRun;
import org.hikae.domain.run.StepState;
import org.hikae.domain.run.StepWords;
import org.hikae.orchestrator.http.JobView.Amount;
import org.hikae.protocol.TaskState.Figures;
import org.hikae.protocol.TaskState.Running;
import org.jspecify.annotations.Nullable;

/// A run as its journal tells it.
///
/// @param state RUNNING, WAITING_FOR_PERSON, RECOVERED, FAILED (drills only), ABORTED or STOOD_DOWN
/// @param epoch the one that it took; 0 before, and in a drill
/// @param kind FAILOVER, SWITCHOVER, FAILBACK or IN_PLACE
/// @param occasion INCIDENT or DRILL
/// @param because why it ended, when it did not do all that was planned
public record RunView(
    String id,
    String runbook,
    String service,
    Words serviceName,
    String state,
    String from,
    String to,
    long epoch,
    Instant openedAt,
    @Nullable Instant endedAt,
    DeclarationView declaration,
    DecisionView decision,
    PointView point,
    List<StepView> steps,
    OutageView outage,
    List<EvidenceView> evidence,
    String kind,
    String occasion,
    @Nullable String because) {

  public record DeclarationView(
      String site, Instant silentSince, Instant declaredAt, Words because) {}

  public record DecisionView(Instant at, String mode, String by) {}

  public record PointView(String mark, Instant consistentAt, long sourceBytes) {}

  /// @param state WAITING, RUNNING, DONE, SKIPPED, FAILED or FENCED
  public record StepView(
      String id,
      Words title,
      String segment,
      String owner,
      String state,
      int attempt,
      @Nullable Instant beganAt,
      @Nullable Instant endedAt,
      @Nullable Double seconds,
      @Nullable Words summary,
      @Nullable String error,
      @Nullable String hint,
      @Nullable Figures figures,
      @Nullable Amount progress,
      double budgetSeconds,
      @Nullable TaskView asks) {}

  /// What a person is asked to do.
  ///
  /// @param confirmedBy who has said so already; with `fourEyes` two different people have to
  public record TaskView(
      String role,
      Words instructions,
      @Nullable Words evidence,
      boolean fourEyes,
      List<String> confirmedBy) {}

  /// @param probed whether its begin was seen by a probe
  /// @param over whether a good probe has ended it
  /// @param met whether the downtime is within the objective, as far as it is known
  public record OutageView(
      boolean probed,
      boolean over,
      Instant beganAt,
      Instant endedAt,
      double downtimeSeconds,
      double objectiveSeconds,
      boolean met,
      List<SegmentView> segments) {}

  public record SegmentView(
      String segment, Words title, Instant from, Instant to, double seconds, String owner) {}

  public record EvidenceView(
      String name, Words title, String value, String unit, Words unitTitle, Words note) {}

  static RunView of(Run run, Outage outage, Map<String, Running> progress, SiteNames sites) {
    var plan = run.plan();
    var declaration = run.opened().declaration();
    var decision = run.opened().decision();
    return new RunView(
        run.id().name(),
        plan.runbook().name(),
        plan.service().name(),
        Words.of(plan.serviceName()),
        state(run),
        plan.from().name(),
        plan.to().name(),
        run.token().map(token -> token.epoch().number()).orElse(0L),
        run.opened().at(),
        run.ended().map(end -> end.at()).orElse(null),
        new DeclarationView(
            declaration.site().name(),
            declaration.silentSince(),
            declaration.declaredAt(),
            Words.of(declaration.because())),
        new DecisionView(decision.at(), decision.mode().name(), decision.by()),
        new PointView(
            plan.point().mark(), plan.point().consistentAt(), plan.point().size().count()),
        run.steps().stream().map(step -> step(step, progress, new StepWords(sites))).toList(),
        outage(outage, plan.objectives().downtime()),
        run.evidence().map(RunView::evidence).toList(),
        plan.kind().name(),
        plan.occasion().name(),
        run.ended().map(end -> because(end.result())).orElse(null));
  }

  private static EvidenceView evidence(Evidence seen) {
    return new EvidenceView(
        seen.name(),
        Words.of(seen.title()),
        seen.value(),
        seen.unit(),
        Words.of(seen.unitTitle()),
        Words.of(seen.note()));
  }

  private static String state(Run run) {
    if (run.ended().isPresent()) {
      return switch (run.ended().get().result()) {
        case RunResult.Recovered _ -> "RECOVERED";
        case RunResult.Failed _ -> "FAILED";
        case RunResult.Aborted _ -> "ABORTED";
        case RunResult.StoodDown _ -> "STOOD_DOWN";
      };
    }
    return run.next() instanceof NextMove.HandOver || run.next() instanceof NextMove.AwaitPerson
        ? "WAITING_FOR_PERSON"
        : "RUNNING";
  }

  private static @Nullable String because(RunResult result) {
    return switch (result) {
      case RunResult.Recovered _ -> null;
      case RunResult.Failed(var step, var because) -> step + ": " + because;
      case RunResult.Aborted(var by, var because) -> "ended by " + by + ": " + because;
      case RunResult.StoodDown(var because) -> because;
    };
  }

  private static @Nullable TaskView asks(StepRun run) {
    if (!(run.planned().move() instanceof Move.AskPerson task)) {
      return null;
    }
    var confirmedBy =
        run.state() instanceof StepState.Running running
            ? running.confirmedBy()
            : List.<String>of();
    return new TaskView(
        task.role().name(),
        Words.of(task.instructions()),
        task.evidence() == null ? null : Words.of(task.evidence()),
        task.fourEyes(),
        confirmedBy);
  }

  private static StepView step(StepRun run, Map<String, Running> progress, StepWords words) {
    var id = run.planned().id().name();
    var going = progress.get(id);
    var outcome = run.ended().map(StepState.Ended::outcome).orElse(null);
    var fault = outcome instanceof StepOutcome.Failed(Fault known) ? known : null;
    return new StepView(
        id,
        Words.of(run.planned().step().title()),
        run.planned().step().segment().name(),
        run.planned().step().owner().name(),
        state(run.state()),
        attempt(run.state()),
        run.began().orElse(null),
        run.ended().map(StepState.Ended::at).orElse(null),
        run.took().map(RunView::seconds).orElse(null),
        fault == null ? words.of(run).map(Words::of).orElse(null) : null,
        fault == null ? null : fault.error(),
        fault == null ? null : fault.hint(),
        outcome instanceof StepOutcome.Completed(_, _, var figures) ? figures : null,
        outcome != null || going == null ? null : Amount.of(going),
        seconds(run.planned().step().budget()),
        asks(run));
  }

  private static String state(StepState state) {
    return switch (state) {
      case StepState.Waiting _, StepState.Reopened _ -> "WAITING";
      case StepState.Running _ -> "RUNNING";
      case StepState.Ended ended ->
          switch (ended.outcome()) {
            case StepOutcome.Completed _ -> "DONE";
            case StepOutcome.Skipped _ -> "SKIPPED";
            case StepOutcome.Failed _ -> "FAILED";
            case StepOutcome.Fenced _ -> "FENCED";
          };
    };
  }

  private static int attempt(StepState state) {
    return switch (state) {
      case StepState.Waiting _ -> 0;
      case StepState.Running running -> running.attempt();
      case StepState.Ended ended -> ended.attempt();
      case StepState.Reopened reopened -> reopened.spent();
    };
  }

  private static OutageView outage(Outage outage, Duration objective) {
    return new OutageView(
        outage.probed(),
        outage.over(),
        outage.began(),
        outage.ended(),
        seconds(outage.downtime()),
        seconds(objective),
        outage.against(objective).met(),
        outage.stretches().stream()
            .map(
                stretch ->
                    new SegmentView(
                        stretch.segment().name(),
                        Words.of(stretch.segment().title()),
                        stretch.from(),
                        stretch.to(),
                        seconds(stretch.took()),
                        stretch.owner().name()))
            .toList());
  }

  static double seconds(Duration span) {
    return span.toMillis() / 1000.0;
  }
}
