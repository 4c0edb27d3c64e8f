package org.hikae.domain.plan;

import org.hikae.domain.runbook.Step;
import org.hikae.domain.runbook.StepId;
import org.hikae.protocol.ServiceId;

/// A step of the runbook with what it will do here and now.
///
/// @param stage steps of one stage are carried out side by side; the next stage begins when all of
///   them are done
/// @param service the service that it is about
public record PlannedStep(Step step, Move move, int stage, ServiceId service) {
  public StepId id() {
    return step.id();
  }

  /// Whether it brings data back.
  public boolean restores() {
    return move instanceof Move.Restore
        || move instanceof Move.RestoreOwnBackup
        || move instanceof Move.RestoreInSandbox;
  }

  /// Whether it is done whatever became of the others.
  public boolean cleansUp() {
    return move instanceof Move.CloseSandbox;
  }
}
