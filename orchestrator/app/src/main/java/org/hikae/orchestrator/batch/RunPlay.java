package org.hikae.orchestrator.batch;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.hikae.domain.plan.Move;
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
    switch (run.next()) {
      case NextMove.HandOver _, NextMove.AwaitPerson _, NextMove.Rest _ -> {}
      case NextMove.Begin _, NextMove.CarryOn _, NextMove.RetryAfter _, NextMove.End _ ->
          carrier.carry("run", run.id().name(), legs(run));
    }
  }

  private List<Leg> legs(Run run) {
    var legs = new ArrayList<Leg>();
    for (var stage : run.plan().stages()) {
      var name = stage.stream().map(step -> step.id().name()).collect(Collectors.joining("+"));
      legs.add(new Leg(name, () -> play(run.id(), stage)));
    }
    legs.add(new Leg("close", () -> close(run.id())));
    return legs;
  }

  /// Plays the steps of a stage side by side, each until the journal does not ask for it any more.
  private void play(RunId id, List<PlannedStep> stage) throws Exception {
    if (stage.size() == 1) {
      play(id, stage.getFirst().id());
      return;
    }
    try (var side = Executors.newVirtualThreadPerTaskExecutor()) {
      var playing = stage.stream().map(step -> side.submit(() -> played(id, step.id()))).toList();
      for (var step : playing) {
        await(step);
      }
    }
  }

  private StepId played(RunId id, StepId step) throws Exception {
    play(id, step);
    return step;
  }

  private static void await(Future<StepId> step) throws Exception {
    try {
      step.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception known ? known : e;
    }
  }

  private void play(RunId id, StepId step) throws Exception {
    var asked = true;
    while (asked) {
      leadership.require();
      var run = journal.read(id);
      var move = run.next(step);
      asked = move.isPresent();
      if (asked) {
        play(run, move.get());
      }
    }
  }

  private void play(Run run, NextMove move) throws Exception {
    switch (move) {
      case NextMove.Begin(var step, var attempt) -> begin(run, step, attempt);
      case NextMove.RetryAfter(var step, var attempt, var pause) -> {
        Thread.sleep(pause);
        begin(run, step, attempt);
      }
      case NextMove.CarryOn(var step, var attempt) -> act(run, step, attempt);
      case NextMove.HandOver(var step, var fault) ->
          throw new WaitsForPerson(step.id() + ": " + fault.error());
      case NextMove.AwaitPerson(var step, _, _) ->
          throw new WaitsForPerson(step.id() + ": a person has to do it");
      case NextMove.End _, NextMove.Rest _ -> {}
    }
  }

  private void begin(Run run, PlannedStep step, int attempt) throws Exception {
    var began = new StepBegan(clock.instant(), step.id(), attempt);
    if (journal.append(run, began) && !(step.move() instanceof Move.AskPerson)) {
      act(run.with(began), step, attempt);
    }
  }

  private void act(Run run, PlannedStep step, int attempt) throws Exception {
    var acted = moves.perform(run, step, attempt);
    var ended = new StepEnded(clock.instant(), step.id(), acted);
    while (true) {
      leadership.require();
      var now = journal.read(run.id()); // evidence, or a step beside this one, came in meanwhile
      if (!(now.next(step.id()).orElse(null) instanceof NextMove.CarryOn)
          || journal.append(now, ended)) {
        return;
      }
    }
  }

  private void close(RunId id) throws Exception {
    leadership.require();
    var run = journal.read(id);
    switch (run.next()) {
      case NextMove.End(var result) -> end(run, result);
      case NextMove.HandOver(var step, var fault) ->
          throw new WaitsForPerson(step.id() + ": " + fault.error());
      case NextMove.AwaitPerson(var step, _, _) ->
          throw new WaitsForPerson(step.id() + ": a person has to do it");
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
