package org.hikae.orchestrator.http;

import java.time.Clock;
import java.util.Locale;
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
import org.hikae.domain.text.Bilingual;
import org.hikae.orchestrator.ledger.RunJournal;
import org.hikae.orchestrator.watch.Incidents;
import org.hikae.protocol.NodeId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// What people say about incidents and runs.
@RestController
@RequestMapping("/api/v1")
public final class RunsApi {
  private static final int ATTEMPTS = 10;
  private static final String CONFIRM = "confirm";

  private final Board board;
  private final RunJournal journal;
  private final Incidents incidents;
  private final Clock clock;

  public RunsApi(Board board, RunJournal journal, Incidents incidents, Clock clock) {
    this.board = board;
    this.journal = journal;
    this.incidents = incidents;
    this.clock = clock;
  }

  /// @param note a text, or one in each language: `{en, ja}`
  record EvidenceOrder(String name, String value, String unit, JsonNode note) {
    Evidence evidence() {
      return new Evidence(name, value, unit, words());
    }

    private Bilingual words() {
      if (note == null || note.isNull() || note.asString("x").isBlank()) {
        return Bilingual.same("–");
      }
      return note.isObject()
          ? new Bilingual(note.path("en").asString(""), note.path("ja").asString(""))
          : Bilingual.same(note.asString());
    }
  }

  record Said(@Nullable String step, @Nullable String choice, @Nullable String note) {
    StepId stepId() {
      return new StepId(Refusal.required("step", step));
    }
  }

  record Reason(@Nullable String note) {}

  /// Approves the failover of a service whose site is declared lost.
  @PostMapping("/incidents/{id}/approve")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void approve(@PathVariable("id") String id, @RequestAttribute(Callers.CALLER) NodeId caller)
      throws LedgerException, InterruptedException {
    if (incidents.find(id).isEmpty()) {
      throw Refusal.unknown("incident " + id, "GET /api/v1/services names those that are open.");
    }
    incidents.decide(id, new Decision(clock.instant(), Mode.ASSISTED, caller.toString()));
  }

  /// Adds something that was measured from outside.
  @PostMapping("/runs/{id}/evidence")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void evidence(@PathVariable("id") String id, @RequestBody EvidenceOrder order)
      throws LedgerException, InterruptedException {
    var evidence = order.evidence();
    append(id, _ -> new EvidenceAdded(clock.instant(), evidence));
  }

  /// Decides about a step that failed for good (retry, done-by-hand or abort), or confirms that a
  /// person's task is done.
  @PostMapping("/runs/{id}/decisions")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void decide(
      @PathVariable("id") String id,
      @RequestBody Said said,
      @RequestAttribute(Callers.CALLER) NodeId caller)
      throws LedgerException, InterruptedException {
    var choosing = Refusal.required("choice", said.choice());
    if (choosing.equals(CONFIRM)) {
      append(id, run -> confirmed(run, said, caller));
      return;
    }
    var choice = Choice.valueOf(choosing.replace('-', '_').toUpperCase(Locale.ROOT));
    append(
        id,
        run -> {
          waiting(run, said);
          return new PersonDecided(
              clock.instant(), said.stepId(), choice, caller.toString(), words(said.note()));
        });
  }

  private TaskConfirmed confirmed(Run run, Said said, NodeId caller) {
    var step = said.stepId();
    if (!(run.next(step).orElse(null) instanceof NextMove.AwaitPerson(_, _, var before))) {
      throw new Refusal(
          HttpStatus.CONFLICT,
          "step '" + said.step() + "' of run " + run.id() + " waits for nobody's word",
          "look at the run again: it may have gone on.");
    }
    if (before.contains(caller.toString())) {
      throw new Refusal(
          HttpStatus.CONFLICT,
          caller + " has confirmed step '" + said.step() + "' already",
          "have another person look at it: this step asks for four eyes.");
    }
    return new TaskConfirmed(clock.instant(), step, caller.toString(), words(said.note()));
  }

  private static String words(@Nullable String note) {
    return note == null ? "" : note;
  }

  /// Ends a run. A drill is cleaned up; an incident stops where it is.
  @PostMapping("/runs/{id}/abort")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void abort(
      @PathVariable("id") String id,
      @RequestBody Reason reason,
      @RequestAttribute(Callers.CALLER) NodeId caller)
      throws LedgerException, InterruptedException {
    append(
        id,
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
              caller.toString(),
              words(reason.note()));
        });
  }

  private static void waiting(Run run, Said said) {
    var step = said.stepId();
    if (!(run.next(step).orElse(null) instanceof NextMove.HandOver)) {
      throw new Refusal(
          HttpStatus.CONFLICT,
          "step '" + said.step() + "' of run " + run.id() + " does not wait for a person",
          "look at the run again: it may have gone on.");
    }
  }

  private void append(String id, Function<Run, RunEvent> event)
      throws LedgerException, InterruptedException {
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var run = board.found(id);
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
