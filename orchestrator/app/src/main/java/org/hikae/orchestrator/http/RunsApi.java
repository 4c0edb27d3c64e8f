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
import org.hikae.domain.runbook.StepId;
import org.hikae.domain.siteloss.Decision;
import org.hikae.domain.text.Bilingual;
import org.hikae.orchestrator.ledger.RunJournal;
import org.hikae.orchestrator.watch.Incidents;
import org.hikae.protocol.NodeId;
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

  record Said(String step, String choice, String note) {}

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

  /// Decides about a step that failed for good: retry, done-by-hand or abort.
  @PostMapping("/runs/{id}/decisions")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void decide(
      @PathVariable("id") String id,
      @RequestBody Said said,
      @RequestAttribute(Callers.CALLER) NodeId caller)
      throws LedgerException, InterruptedException {
    var choice = Choice.valueOf(said.choice().replace('-', '_').toUpperCase(Locale.ROOT));
    append(
        id,
        run -> {
          waiting(run, said);
          return new PersonDecided(
              clock.instant(), new StepId(said.step()), choice, caller.toString(), said.note());
        });
  }

  private static void waiting(Run run, Said said) {
    if (!(run.next() instanceof NextMove.HandOver(var step, _))
        || !step.id().name().equals(said.step())) {
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
