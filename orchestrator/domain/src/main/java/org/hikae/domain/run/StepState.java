package org.hikae.domain.run;

import java.time.Instant;

/// How a step of a run stands. `spent` counts the attempts that a person's [RunEvent.Choice#RETRY]
/// has wiped from the step's allowance; `began` is when its first attempt began.
public sealed interface StepState {
  record Waiting() implements StepState {}

  record Running(int attempt, int spent, Instant began) implements StepState {}

  record Ended(int attempt, int spent, Instant began, Instant at, StepOutcome outcome)
      implements StepState {}

  /// Failed for good, and a person has allowed another round.
  record Reopened(int spent, Instant began) implements StepState {}
}
