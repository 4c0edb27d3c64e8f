package org.hikae.domain.run;

import org.hikae.domain.runbook.StepId;

/// How a run ended.
public sealed interface RunResult {
  /// Every step is done: the service is back.
  record Recovered() implements RunResult {}

  /// A drill did not get to its end: a step failed for good.
  record Failed(StepId step, String because) implements RunResult {}

  /// A person ended it.
  record Aborted(String by, String because) implements RunResult {}

  /// It gave way to a newer epoch.
  record StoodDown(String because) implements RunResult {}
}
