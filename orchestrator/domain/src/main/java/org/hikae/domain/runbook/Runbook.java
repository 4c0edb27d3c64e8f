package org.hikae.domain.runbook;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.hikae.domain.text.Bilingual;

/// The procedure on file: the same document for people and for the machine, for a drill and for the
/// real thing. Its steps have different names, and none acts on the service before one has fenced
/// the site that may still hold it.
public record Runbook(RunbookId id, Bilingual title, Bilingual purpose, List<Step> steps) {
  public Runbook {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("runbook '" + id + "' has no step");
    }
    twin(steps)
        .ifPresent(
            step -> {
              throw new IllegalArgumentException("two steps are called '" + step.id() + "'");
            });
    unfenced(steps)
        .ifPresent(
            step -> {
              throw new IllegalArgumentException("step '" + step.id() + "' acts before a fence");
            });
  }

  /// What all steps may take together.
  public Duration budget() {
    return steps.stream().map(Step::budget).reduce(Duration.ZERO, Duration::plus);
  }

  /// The first step that has the name of an earlier one.
  static Optional<Step> twin(List<Step> steps) {
    var seen = new HashSet<StepId>();
    return steps.stream().filter(step -> !seen.add(step.id())).findFirst();
  }

  /// The first step that acts on the service although nothing has fenced its old site.
  static Optional<Step> unfenced(List<Step> steps) {
    return steps.stream()
        .takeWhile(step -> !(step.action() instanceof Action.Fence))
        .filter(step -> step.action().actsOnService())
        .findFirst();
  }
}
