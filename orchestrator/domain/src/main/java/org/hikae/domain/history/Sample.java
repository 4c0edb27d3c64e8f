package org.hikae.domain.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hikae.domain.outage.Outage;
import org.hikae.domain.run.Run;
import org.hikae.domain.run.StepOutcome;
import org.hikae.domain.runbook.Segment;

/// What one recovery measured: how long each segment took, and how many bytes its restore brought
/// back. A drill says nothing about deciding, and about fencing only what the lease allows.
public record Sample(Run run, Outage outage) {
  Duration took(Segment segment) {
    return outage.stretch(segment).took();
  }

  boolean isDrill() {
    return run.plan().isDrill();
  }

  /// Bytes a second of its restore; nothing when none ended well.
  List<Double> rates() {
    var rates = new ArrayList<Double>();
    for (var step : run.steps()) {
      if (step.planned().restores()
          && step.ended().isPresent()
          && step.ended().get().outcome() instanceof StepOutcome.Completed(var took, _, var figures)
          && figures.writtenBytes() > 0
          && took.isPositive()) {
        rates.add(figures.writtenBytes() * 1e9 / took.toNanos());
      }
    }
    return rates;
  }
}
