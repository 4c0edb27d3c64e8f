package org.hikae.domain.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hikae.domain.plan.Move;
import org.hikae.domain.plan.PlannedStep;
import org.hikae.domain.run.StepState.Ended;
import org.hikae.domain.run.StepState.Reopened;
import org.hikae.domain.run.StepState.Running;
import org.hikae.domain.run.StepState.Waiting;
import org.hikae.protocol.TaskState.Figures;

/// A planned step and how it stands in this run.
public record StepRun(PlannedStep planned, StepState state) {

  /// When its first attempt began.
  public Optional<Instant> began() {
    return switch (state) {
      case Waiting _ -> Optional.empty();
      case Running running -> Optional.of(running.began());
      case Ended ended -> Optional.of(ended.began());
      case Reopened reopened -> Optional.of(reopened.began());
    };
  }

  /// What its last attempt came to, once that has ended.
  public Optional<Ended> ended() {
    return state instanceof Ended ended ? Optional.of(ended) : Optional.empty();
  }

  /// From the begin of its first attempt to the end of its last.
  public Optional<Duration> took() {
    return ended().map(ended -> Duration.between(ended.began(), ended.at()));
  }

  StepRun begin(Instant at, int attempt) {
    return switch (state) {
      case Waiting _ -> in(new Running(attempt, 0, at, List.of()));
      case Reopened(var spent, var began) -> in(new Running(attempt, spent, began, List.of()));
      case Ended(_, var spent, var began, _, _) ->
          in(new Running(attempt, spent, began, List.of()));
      case Running _ -> throw astray("begins an attempt while another runs");
    };
  }

  StepRun end(Instant at, StepOutcome outcome) {
    return switch (state) {
      case Running(var attempt, var spent, var began, _) ->
          in(new Ended(attempt, spent, began, at, outcome));
      case Waiting _, Ended _, Reopened _ -> throw astray("ends although it does not run");
    };
  }

  StepRun decide(Instant at, RunEvent.PersonDecided decided) {
    if (!(state instanceof Ended ended)) {
      throw astray("is decided on although it has not failed");
    }
    return switch (decided.choice()) {
      case RETRY -> in(new Reopened(ended.attempt(), ended.began()));
      case DONE_BY_HAND ->
          in(
              new Ended(
                  ended.attempt(),
                  ended.spent(),
                  ended.began(),
                  at,
                  new StepOutcome.Skipped("done by hand by " + decided.by())));
      case ABORT -> this;
    };
  }

  /// A person says that the task is done. One person cannot be the second pair of eyes.
  StepRun confirm(RunEvent.TaskConfirmed said) {
    if (!(state instanceof Running(var attempt, var spent, var began, var before))
        || !(planned.move() instanceof Move.AskPerson task)) {
      throw astray("is confirmed although it waits for nobody");
    }
    if (before.contains(said.by())) {
      throw astray("was confirmed by " + said.by() + " before");
    }
    var all = new ArrayList<>(before);
    all.add(said.by());
    return all.size() < (task.fourEyes() ? 2 : 1)
        ? in(new Running(attempt, spent, began, all))
        : in(new Ended(attempt, spent, began, said.at(), done(began, said, all)));
  }

  private static StepOutcome done(Instant began, RunEvent.TaskConfirmed said, List<String> all) {
    var by = "done by " + String.join(", seen by ", all);
    return new StepOutcome.Completed(
        Duration.between(began, said.at()),
        said.note().isBlank() ? by : by + ": " + said.note(),
        Figures.NONE);
  }

  private StepRun in(StepState next) {
    return new StepRun(planned, next);
  }

  private IllegalStateException astray(String what) {
    return new IllegalStateException("step '" + planned.id() + "' " + what);
  }
}
