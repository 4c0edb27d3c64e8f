package org.hikae.orchestrator.http;

import java.util.Locale;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.run.Evidence;
import org.hikae.domain.run.RunEvent.Choice;
import org.hikae.domain.text.Bilingual;
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
  private static final String CONFIRM = "confirm";

  private final PeopleDesk desk;

  public RunsApi(PeopleDesk desk) {
    this.desk = desk;
  }

  /// @param note a text, or one in each language: `{en, ja}`
  record EvidenceOrder(
      @Nullable String name,
      @Nullable String value,
      @Nullable String unit,
      @Nullable JsonNode note) {
    Evidence evidence() {
      return new Evidence(
          Refusal.required("name", name),
          Refusal.required("value", value),
          unit == null ? "" : unit,
          words());
    }

    private Bilingual words() {
      if (note == null || note.isNull() || note.asString("x").isBlank()) {
        return Bilingual.same("–");
      }
      return note.isObject()
          ? new Bilingual(note.path("en").asString(""), note.path("ja").asString(""))
          : Bilingual.same(note.asString("–"));
    }
  }

  /// @param choice `confirm`, `retry`, `done-by-hand` or `abort`
  record Said(@Nullable String step, @Nullable String choice, @Nullable String note) {}

  record Reason(@Nullable String note) {}

  /// Approves the failover of a service whose site is declared lost.
  @PostMapping("/incidents/{id}/approve")
  @Says("Approves the failover of a service whose site is declared lost.")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void approve(@PathVariable("id") String id, @RequestAttribute(Callers.CALLER) Caller caller)
      throws LedgerException, InterruptedException {
    desk.approve(id, caller);
  }

  /// Adds something that was measured from outside.
  @PostMapping("/runs/{id}/evidence")
  @Says("Adds something that was measured from outside.")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Needs(Right.TEST)
  void evidence(
      @PathVariable("id") String id,
      @RequestBody EvidenceOrder order,
      @RequestAttribute(Callers.CALLER) Caller caller)
      throws LedgerException, InterruptedException {
    desk.evidence(id, order.evidence(), caller);
  }

  /// Decides about a step that failed for good (retry, done-by-hand or abort), or confirms that a
  /// person's task is done.
  @PostMapping("/runs/{id}/decisions")
  @Says("Says what is to become of a step: confirm, retry, done-by-hand or abort.")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Needs(Right.TEST)
  void decide(
      @PathVariable("id") String id,
      @RequestBody Said said,
      @RequestAttribute(Callers.CALLER) Caller caller)
      throws LedgerException, InterruptedException {
    var step = Refusal.required("step", said.step());
    var choosing = Refusal.required("choice", said.choice());
    if (choosing.equals(CONFIRM)) {
      desk.confirm(id, step, words(said.note()), caller);
    } else {
      desk.decide(id, step, choice(choosing), words(said.note()), caller);
    }
  }

  private static Choice choice(String word) {
    return Choice.valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  private static String words(@Nullable String note) {
    return note == null ? "" : note;
  }

  /// Ends a run. A drill is cleaned up; an incident stops where it is.
  @PostMapping("/runs/{id}/abort")
  @Says("Ends a run; a drill is cleaned up first.")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Needs(Right.TEST)
  void abort(
      @PathVariable("id") String id,
      @RequestBody Reason reason,
      @RequestAttribute(Callers.CALLER) Caller caller)
      throws LedgerException, InterruptedException {
    desk.abort(id, words(reason.note()), caller);
  }
}
