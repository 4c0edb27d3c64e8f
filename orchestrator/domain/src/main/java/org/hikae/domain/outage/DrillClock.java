package org.hikae.domain.outage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hikae.domain.plan.Move;
import org.hikae.domain.run.Run;
import org.hikae.domain.run.StepOutcome;
import org.hikae.domain.run.StepRun;
import org.hikae.domain.run.StepState;
import org.hikae.domain.runbook.Role;
import org.hikae.domain.runbook.Segment;

/// What the downtime would have been, told from a drill: each segment as long as its steps took,
/// the longest of those side by side. Nothing was down, so no probe bounds it. Two figures are not
/// the step's own duration: detection is counted from the twin's last beat, and the fence as the
/// longest that a lease would have to be waited for.
public record DrillClock(Run run) {
  private static final Role MACHINE = new Role("orchestrator");

  /// The outage as it stands at `now`.
  public Outage at(Instant now) {
    var stretches = new ArrayList<Stretch>();
    var from = run.opened().at();
    for (var segment : Segment.values()) {
      var to = from.plus(took(segment, now));
      stretches.add(new Stretch(segment, from, to, owner(segment)));
      from = to;
    }
    return new Outage(false, complete(), stretches);
  }

  /// Whether everything that counts was done.
  private boolean complete() {
    return counted()
        .allMatch(
            step ->
                step.ended()
                    .map(
                        ended ->
                            ended.outcome() instanceof StepOutcome.Completed
                                || ended.outcome() instanceof StepOutcome.Skipped)
                    .orElse(false));
  }

  private Stream<StepRun> counted() {
    return run.steps().stream().filter(step -> !step.planned().cleansUp());
  }

  private Duration took(Segment segment, Instant now) {
    var sum = Duration.ZERO;
    for (var stage : run.plan().stages()) {
      sum =
          sum.plus(
              counted()
                  .filter(step -> stage.contains(step.planned()))
                  .filter(step -> step.planned().step().segment() == segment)
                  .map(step -> took(step, now))
                  .max(Comparator.naturalOrder())
                  .orElse(Duration.ZERO));
    }
    return sum;
  }

  private static Duration took(StepRun step, Instant now) {
    var move = step.planned().move();
    return switch (step.state()) {
      case StepState.Waiting _ -> Duration.ZERO;
      case StepState.Running running -> notNegative(Duration.between(running.began(), now));
      case StepState.Reopened reopened -> notNegative(Duration.between(reopened.began(), now));
      case StepState.Ended ended ->
          switch (ended.outcome()) {
            case StepOutcome.Completed(var took, _, _)
                when move instanceof Move.SilenceTwin || move instanceof Move.OpenSandbox ->
                took;
            case StepOutcome.Skipped _ -> Duration.ZERO;
            case StepOutcome.Completed _, StepOutcome.Failed _, StepOutcome.Fenced _ ->
                notNegative(Duration.between(ended.began(), ended.at()));
          };
    };
  }

  private static Duration notNegative(Duration span) {
    return span.isNegative() ? Duration.ZERO : span;
  }

  private Role owner(Segment segment) {
    return counted()
        .filter(step -> step.planned().step().segment() == segment)
        .map(step -> step.planned().step().owner())
        .findFirst()
        .orElse(MACHINE);
  }

  /// The segments that this drill says nothing about, since no step of it took part in them.
  public List<Segment> silentAbout() {
    var told = counted().map(step -> step.planned().step().segment()).distinct().toList();
    return List.of(Segment.values()).stream().filter(segment -> !told.contains(segment)).toList();
  }
}
