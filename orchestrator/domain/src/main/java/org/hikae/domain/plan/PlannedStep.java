package org.hikae.domain.plan;

import org.hikae.domain.runbook.Step;
import org.hikae.domain.runbook.StepId;

/// A step of the runbook with what it will do here and now.
public record PlannedStep(Step step, Move move) {
  public StepId id() {
    return step.id();
  }
}
