package org.hikae.domain.run;

import java.time.Duration;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.TaskState.Figures;

/// What one attempt at a step came to.
public sealed interface StepOutcome {
  /// Done, and its check holds. `summary` is one line for people.
  record Completed(Duration took, String summary, Figures figures) implements StepOutcome {}

  /// Not done because it did not have to be, or a person said so.
  record Skipped(String because) implements StepOutcome {}

  /// Not done.
  record Failed(Fault fault) implements StepOutcome {}

  /// Refused, because a newer epoch exists: somebody else is in charge.
  record Fenced(FencingToken held, FencingToken current) implements StepOutcome {}
}
