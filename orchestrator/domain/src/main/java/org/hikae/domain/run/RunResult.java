package org.hikae.domain.run;

/// How a run ended.
public sealed interface RunResult {
  /// Every step is done: the service is back.
  record Recovered() implements RunResult {}

  /// A person ended it.
  record Aborted(String by, String because) implements RunResult {}

  /// It gave way to a newer epoch.
  record StoodDown(String because) implements RunResult {}
}
