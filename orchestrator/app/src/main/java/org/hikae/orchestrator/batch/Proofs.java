package org.hikae.orchestrator.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hikae.domain.plan.Move;
import org.hikae.domain.run.Run;
import org.hikae.domain.run.RunId;
import org.hikae.domain.run.RunResult;
import org.hikae.domain.run.StepOutcome;
import org.hikae.domain.run.StepRun;
import org.hikae.domain.runbook.Occasion;
import org.hikae.domain.runbook.RunbookId;
import org.hikae.domain.runbook.StepId;
import org.hikae.orchestrator.ledger.RunJournal;
import org.hikae.protocol.ServiceId;

/// What runs have proven: that a recovery point can be brought back, and that a step of a runbook
/// works. What is only believed is not in here.
public final class Proofs {
  private static final int REMEMBERED = 500;

  private final RunJournal journal;

  public Proofs(RunJournal journal) {
    this.journal = journal;
  }

  /// That a point was brought back, or that it was not.
  ///
  /// @param at when the run ended
  public record OfPoint(
      ServiceId service, String mark, RunId run, Occasion occasion, Instant at, boolean good) {}

  /// That a step was carried out, the last time that it was.
  public record OfStep(RunId run, Occasion occasion, Instant at, Duration took) {}

  /// What became of the points of a service, newest first.
  public List<OfPoint> points(ServiceId service) {
    return journal.of(service).reversed().stream().flatMap(run -> point(run).stream()).toList();
  }

  /// The newest good proof of each service that has one.
  public Map<ServiceId, OfPoint> newest() {
    var newest = new HashMap<ServiceId, OfPoint>();
    for (var run : journal.newest(REMEMBERED)) {
      point(run)
          .filter(OfPoint::good)
          .ifPresent(proof -> newest.putIfAbsent(proof.service(), proof));
    }
    return newest;
  }

  /// The last time that each step of a runbook was carried out.
  public Map<StepId, OfStep> steps(RunbookId runbook) {
    var steps = new LinkedHashMap<StepId, OfStep>();
    for (var run : journal.newest(REMEMBERED)) {
      if (run.plan().runbook().equals(runbook)) {
        run.steps()
            .forEach(
                step ->
                    carriedOut(run, step)
                        .ifPresent(proof -> steps.putIfAbsent(step.planned().id(), proof)));
      }
    }
    return steps;
  }

  private static Optional<OfPoint> point(Run run) {
    var plan = run.plan();
    var tried = run.steps().stream().filter(Proofs::bringsThePlansPointBack).toList();
    if (run.ended().isEmpty() || tried.stream().noneMatch(step -> step.ended().isPresent())) {
      return Optional.empty();
    }
    var end = run.ended().orElseThrow();
    return Optional.of(
        new OfPoint(
            plan.service(),
            plan.point().mark(),
            run.id(),
            plan.occasion(),
            end.at(),
            end.result() instanceof RunResult.Recovered));
  }

  private static boolean bringsThePlansPointBack(StepRun step) {
    return step.planned().move() instanceof Move.Restore
        || step.planned().move() instanceof Move.RestoreInSandbox;
  }

  private static Optional<OfStep> carriedOut(Run run, StepRun step) {
    return step.ended()
        .filter(end -> end.outcome() instanceof StepOutcome.Completed)
        .map(
            end ->
                new OfStep(
                    run.id(), run.plan().occasion(), end.at(), step.took().orElse(Duration.ZERO)));
  }
}
