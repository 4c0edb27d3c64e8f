package org.hikae.orchestrator.http;

import java.time.Clock;
import java.util.function.Function;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.estate.Mode;
import org.hikae.domain.run.Evidence;
import org.hikae.domain.run.NextMove;
import org.hikae.domain.run.Run;
import org.hikae.domain.run.RunEvent;
import org.hikae.domain.run.RunEvent.Choice;
import org.hikae.domain.run.RunEvent.EvidenceAdded;
import org.hikae.domain.run.RunEvent.PersonDecided;
import org.hikae.domain.run.RunEvent.TaskConfirmed;
import org.hikae.domain.runbook.StepId;
import org.hikae.domain.siteloss.Decision;
import org.hikae.orchestrator.ledger.RunJournal;
import org.hikae.orchestrator.watch.Incidents;
import org.springframework.http.HttpStatus;

/// Where people say something about incidents and runs, through the API or on a page. A drill asks
/// for the right to test, the real thing for the right to run.
public final class PeopleDesk {
  private static final int ATTEMPTS = 10;

  private final Board board;
  private final RunJournal journal;
  private final Incidents incidents;
  private final Clock clock;

  public PeopleDesk(Board board, RunJournal journal, Incidents incidents, Clock clock) {
    this.board = board;
    this.journal = journal;
    this.incidents = incidents;
    this.clock = clock;
  }

  /// Approves the failover of a service whose site is declared lost.
  public void approve(String incident, Caller caller) throws LedgerException, InterruptedException {
    caller.require(Right.RUN);
    if (incidents.find(incident).isEmpty()) {
      throw Refusal.unknown(
          "incident " + incident, "GET /api/v1/services names those that are open.");
    }
    incidents.decide(incident, new Decision(clock.instant(), Mode.ASSISTED, caller.name()));
  }

  /// Adds something that was measured from outside.
  public void evidence(String id, Evidence evidence, Caller caller)
      throws LedgerException, InterruptedException {
    append(id, caller, _ -> new EvidenceAdded(clock.instant(), evidence));
  }

  /// Says that a person's task is done.
  public void confirm(String id, String step, String note, Caller caller)
      throws LedgerException, InterruptedException {
    append(id, caller, run -> confirmed(run, new StepId(step), note, caller));
  }

  /// Decides about a step that failed for good.
  public void decide(String id, String step, Choice choice, String note, Caller caller)
      throws LedgerException, InterruptedException {
    append(
        id,
        caller,
        run -> {
          requireWaiting(run, new StepId(step));
          return new PersonDecided(clock.instant(), new StepId(step), choice, caller.name(), note);
        });
  }

  /// Ends a run. A drill is cleaned up; an incident stops where it is.
  public void abort(String id, String note, Caller caller)
      throws LedgerException, InterruptedException {
    append(
        id,
        caller,
        run -> {
          if (run.ended().isPresent()) {
            throw new Refusal(
                HttpStatus.CONFLICT,
                "run " + id + " has ended already",
                "there is nothing to end.");
          }
          return new PersonDecided(
              clock.instant(),
              run.steps().getFirst().planned().id(),
              Choice.ABORT,
              caller.name(),
              note);
        });
  }

  private TaskConfirmed confirmed(Run run, StepId step, String note, Caller caller) {
    if (!(run.next(step).orElse(null) instanceof NextMove.AwaitPerson(_, _, var before))) {
      throw new Refusal(
          HttpStatus.CONFLICT,
          "step '" + step + "' of run " + run.id() + " waits for nobody's word",
          "look at the run again: it may have gone on.");
    }
    if (before.contains(caller.name())) {
      throw new Refusal(
          HttpStatus.CONFLICT,
          caller + " has confirmed step '" + step + "' already",
          "have another person look at it: this step asks for four eyes.");
    }
    return new TaskConfirmed(clock.instant(), step, caller.name(), note);
  }

  private static void requireWaiting(Run run, StepId step) {
    if (!(run.next(step).orElse(null) instanceof NextMove.HandOver)) {
      throw new Refusal(
          HttpStatus.CONFLICT,
          "step '" + step + "' of run " + run.id() + " does not wait for a person",
          "look at the run again: it may have gone on.");
    }
  }

  private void append(String id, Caller caller, Function<Run, RunEvent> event)
      throws LedgerException, InterruptedException {
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var run = board.found(id);
      caller.require(run.plan().isDrill() ? Right.TEST : Right.RUN);
      if (journal.append(run, event.apply(run))) {
        return;
      }
      Thread.sleep(20);
    }
    throw new Refusal(
        HttpStatus.SERVICE_UNAVAILABLE,
        "the journal of run " + id + " grows faster than this could be added",
        "ask again.");
  }
}
