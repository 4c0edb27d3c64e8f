package org.hikae.orchestrator.batch;

import java.time.Clock;
import java.util.ArrayList;
import org.hikae.domain.plan.PlannedStep;
import org.hikae.domain.run.NextMove;
import org.hikae.domain.run.Run;
import org.hikae.domain.run.RunEvent.RunEnded;
import org.hikae.domain.run.RunEvent.StepBegan;
import org.hikae.domain.run.RunEvent.StepEnded;
import org.hikae.domain.run.RunId;
import org.hikae.domain.run.RunResult;
import org.hikae.domain.runbook.StepId;
import org.hikae.orchestrator.agents.Leadership;
import org.hikae.orchestrator.ledger.RunJournal;

/// Plays a plan as a job of Spring Batch, one leg for each planned step. The journal says what is
/// next, before and after every act: so whoever leads goes on where the journal ends, and what was
/// begun is carried on under the same task name.
public final class RunPlay {
  private final Carrier carrier;
  private final RunJournal journal;
  private final Leadership leadership;
  private final Moves moves;
  private final OutageAccounts accounts;
  private final Progress progress;
  private final Clock clock;

  public RunPlay(
      Carrier carrier,
      RunJournal journal,
      Leadership leadership,
      Moves moves,
      OutageAccounts accounts,
      Progress progress,
      Clock clock) {
    this.carrier = carrier;
    this.journal = journal;
    this.leadership = leadership;
    this.moves = moves;
    this.accounts = accounts;
    this.progress = progress;
    this.clock = clock;
  }

  /// Carries an open run, unless it is being carried or waits for a person.
  public void carry(Run run) {
    if (run.next() instanceof NextMove.HandOver || run.next() instanceof NextMove.Rest) {
      return;
    }
    var legs = new ArrayList<Leg>();
    for (var step : run.plan().steps()) {
      legs.add(new Leg(step.id().name(), () -> play(run.id(), step.id())));
    }
    legs.add(new Leg("close", () -> close(run.id())));
    carrier.carry("run", run.id().name(), legs);
  }

  /// Plays until the journal does not ask for this step any more.
  private void play(RunId id, StepId step) throws Exception {
    while (true) {
      leadership.require();
      var run = journal.read(id);
      switch (run.next()) {
        case NextMove.Begin(var next, var attempt) when next.id().equals(step) ->
            begin(run, next, attempt);
        case NextMove.RetryAfter(var next, var attempt, var pause) when next.id().equals(step) -> {
          Thread.sleep(pause);
          begin(run, next, attempt);
        }
        case NextMove.CarryOn(var next, var attempt) when next.id().equals(step) ->
            act(run, next, attempt);
        case NextMove.HandOver(var next, var fault) ->
            throw new WaitsForPerson(next.id() + ": " + fault.error());
        case NextMove.Begin _,
            NextMove.RetryAfter _,
            NextMove.CarryOn _,
            NextMove.End _,
            NextMove.Rest _ -> {
          return;
        }
      }
    }
  }

  private void begin(Run run, PlannedStep step, int attempt) throws Exception {
    var began = new StepBegan(clock.instant(), step.id(), attempt);
    if (journal.append(run, began)) {
      act(run.with(began), step, attempt);
    }
  }

  private void act(Run run, PlannedStep step, int attempt) throws Exception {
    var acted = moves.perform(run, step, attempt);
    leadership.require();
    var now = journal.read(run.id()); // evidence may have come in meanwhile
    if (now.next() instanceof NextMove.CarryOn) {
      journal.append(now, new StepEnded(clock.instant(), step.id(), acted));
    }
  }

  private void close(RunId id) throws Exception {
    leadership.require();
    var run = journal.read(id);
    switch (run.next()) {
      case NextMove.End(var result) -> end(run, result);
      case NextMove.HandOver(var step, var fault) ->
          throw new WaitsForPerson(step.id() + ": " + fault.error());
      case NextMove.Rest _ -> {}
      case NextMove.Begin _, NextMove.CarryOn _, NextMove.RetryAfter _ ->
          throw new IllegalStateException("run " + id + " has steps left: " + run.next());
    }
  }

  private void end(Run run, RunResult result) throws Exception {
    accounts.write(run);
    while (!journal.append(run, new RunEnded(clock.instant(), result))) {
      leadership.require();
      run = journal.read(run.id());
    }
    progress.forget(run.id().name());
  }
}
