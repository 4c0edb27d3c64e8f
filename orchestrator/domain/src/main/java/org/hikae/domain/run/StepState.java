package org.hikae.domain.run;

import java.time.Instant;
import java.util.List;

/// How a step of a run stands. `spent` counts the attempts that a person's [RunEvent.Choice#RETRY]
/// has wiped from the step's allowance; `began` is when its first attempt began.
public sealed interface StepState {
  record Waiting() implements StepState {}

  /// @param confirmedBy who has said that a person's task is done
  record Running(int attempt, int spent, Instant began, List<String> confirmedBy)
      implements StepState {
    public Running {
      confirmedBy = List.copyOf(confirmedBy);
    }
  }

  record Ended(int attempt, int spent, Instant began, Instant at, StepOutcome outcome)
      implements StepState {}

  /// Failed for good, and a person has allowed another round.
  record Reopened(int spent, Instant began) implements StepState {}
}
