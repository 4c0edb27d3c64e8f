package org.hikae.domain.runbook;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A piece of a runbook: the next begins when everything in it is done.
public sealed interface Block {
  /// The steps inside, in the order in which they are written.
  List<Step> steps();

  /// What it may take on an occasion.
  Duration budget(Occasion occasion);

  record One(Step step) implements Block {
    @Override
    public List<Step> steps() {
      return List.of(step);
    }

    @Override
    public Duration budget(Occasion occasion) {
      return step.on().contains(occasion) ? step.budget() : Duration.ZERO;
    }
  }

  /// Steps that are carried out side by side.
  record Together(List<Step> steps) implements Block {
    public Together {
      steps = List.copyOf(steps);
    }

    @Override
    public Duration budget(Occasion occasion) {
      return steps.stream()
          .filter(step -> step.on().contains(occasion))
          .map(Step::budget)
          .max(Comparator.naturalOrder())
          .orElse(Duration.ZERO);
    }
  }

  /// Steps that are carried out for each service of the plan, one service after the other, in the
  /// order in which they depend on each other.
  record ForEachService(List<Block> blocks) implements Block {
    public ForEachService {
      blocks = List.copyOf(blocks);
    }

    @Override
    public List<Step> steps() {
      return blocks.stream().flatMap(block -> block.steps().stream()).toList();
    }

    @Override
    public Duration budget(Occasion occasion) {
      return blocks.stream()
          .map(block -> block.budget(occasion))
          .reduce(Duration.ZERO, Duration::plus);
    }
  }

  /// The steps of many blocks.
  static Stream<Step> stepsOf(List<Block> blocks) {
    return blocks.stream().flatMap(block -> block.steps().stream());
  }
}
