package org.hikae.domain.run;

import java.time.Instant;
import org.hikae.domain.plan.Plan;
import org.hikae.domain.runbook.StepId;
import org.hikae.domain.siteloss.Decision;
import org.hikae.domain.siteloss.Declaration;
import org.hikae.protocol.FencingToken;

/// An entry of a run's journal. Times are the author's clock: for people and for the account of the
/// outage, never for order.
public sealed interface RunEvent {
  Instant at();

  /// The first entry of every journal, and only the first.
  record RunOpened(Instant at, RunId run, Declaration declaration, Decision decision, Plan plan)
      implements RunEvent {}

  /// An attempt at a step begins; attempts count from 1.
  record StepBegan(Instant at, StepId step, int attempt) implements RunEvent {}

  /// The fence step brought the token under which all later steps act.
  record TokenTaken(Instant at, FencingToken token) implements RunEvent {}

  /// The attempt that began last has ended.
  record StepEnded(Instant at, StepId step, StepOutcome outcome) implements RunEvent {}

  /// What a person said about a step that failed for good.
  record PersonDecided(Instant at, StepId step, Choice choice, String by, String note)
      implements RunEvent {}

  /// A person has done a task that only people can do, or, where four eyes are asked for, looked at
  /// what another did.
  ///
  /// @param note what was asked to be written down
  record TaskConfirmed(Instant at, StepId step, String by, String note) implements RunEvent {}

  /// May come at any time, also after the end.
  record EvidenceAdded(Instant at, Evidence evidence) implements RunEvent {}

  record RunEnded(Instant at, RunResult result) implements RunEvent {}

  /// What a person may say about a step that failed for good.
  enum Choice {
    /// Try again, with all its attempts.
    RETRY,
    /// It was done by hand: go on.
    DONE_BY_HAND,
    /// End the run.
    ABORT
  }
}
