package org.hikae.domain.run;

import java.time.Duration;
import java.util.List;
import org.hikae.domain.plan.Move;
import org.hikae.domain.plan.PlannedStep;

/// What is to be done next in a run.
public sealed interface NextMove {
  /// Begin this attempt: journal it, then carry it out.
  record Begin(PlannedStep step, int attempt) implements NextMove {}

  /// This attempt was begun, by whoever led then, and has no end: carry it on. The work has the
  /// same name, so what was done is not done twice.
  record CarryOn(PlannedStep step, int attempt) implements NextMove {}

  /// Wait, then begin this attempt.
  record RetryAfter(PlannedStep step, int attempt, Duration pause) implements NextMove {}

  /// A person has to do something, or a second one to look at it.
  ///
  /// @param confirmedBy who has said so already
  record AwaitPerson(PlannedStep step, Move.AskPerson task, List<String> confirmedBy)
      implements NextMove {
    public AwaitPerson {
      confirmedBy = List.copyOf(confirmedBy);
    }
  }

  /// The step failed for good: a person has to decide.
  record HandOver(PlannedStep step, Fault fault) implements NextMove {}

  /// Nothing is left to do but to say how it ended.
  record End(RunResult result) implements NextMove {}

  /// It has ended.
  record Rest() implements NextMove {}
}
