package org.hikae.domain.runbook;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.hikae.domain.text.Bilingual;

/// The procedure on file: the same document for people and for the machine, for a drill and for the
/// real thing. Its steps have different names, and none acts on the service before one has brought
/// the right to.
public record Runbook(
    RunbookId id, Bilingual title, Bilingual purpose, Kind kind, List<Block> blocks) {
  public Runbook {
    blocks = List.copyOf(blocks);
    var steps = Block.stepsOf(blocks).toList();
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

  /// Every step, in the order in which they are written.
  public List<Step> steps() {
    return Block.stepsOf(blocks).toList();
  }

  /// What an incident may take, for one service.
  public Duration budget() {
    return blocks.stream()
        .map(block -> block.budget(Occasion.INCIDENT))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /// Whether it brings data back.
  public boolean restores() {
    return steps().stream().anyMatch(step -> step.action() instanceof Action.Restore);
  }

  /// The first step that has the name of an earlier one.
  static Optional<Step> twin(List<Step> steps) {
    var seen = new HashSet<StepId>();
    return steps.stream().filter(step -> !seen.add(step.id())).findFirst();
  }

  /// The first step that acts on the service although nothing before it brings the right to.
  static Optional<Step> unfenced(List<Step> steps) {
    return steps.stream()
        .takeWhile(step -> !step.action().bringsEpoch())
        .filter(step -> step.action().actsOnService())
        .findFirst();
  }
}
