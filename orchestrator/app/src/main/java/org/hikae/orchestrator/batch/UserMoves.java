package org.hikae.orchestrator.batch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hikae.domain.plan.PlannedStep;
import org.hikae.domain.run.Fault;
import org.hikae.domain.run.Run;
import org.hikae.domain.run.StepOutcome;
import org.hikae.domain.text.Language;
import org.hikae.orchestrator.agents.Leadership;
import org.hikae.orchestrator.probing.ProbeHistory;
import org.hikae.protocol.Command;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.TaskState.Figures;

/// The moves that concern whoever is outside: leading users, waiting until they get through, and
/// asking web addresses.
public final class UserMoves {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
  private static final Duration HTTP_PATIENCE = Duration.ofSeconds(20);

  private final StepWork work;
  private final Leadership leadership;
  private final ProbeHistory history;
  private final HttpClient http;
  private final Clock clock;

  public UserMoves(
      StepWork work, Leadership leadership, ProbeHistory history, HttpClient http, Clock clock) {
    this.work = work;
    this.leadership = leadership;
    this.history = history;
    this.http = http;
    this.clock = clock;
  }

  /// Switches the traffic and waits until users get through.
  StepOutcome lead(SiteId to, Run run, PlannedStep step, Command.Work switching) throws Exception {
    var outcome = work.at(to, run, step, switching);
    if (!(outcome instanceof StepOutcome.Completed(_, var summary, var figures))) {
      return outcome;
    }
    return awaited(run, step)
        ? new StepOutcome.Completed(sinceBegin(run, step), summary, figures)
        : away(step, "traffic was switched, but users do not get through");
  }

  /// Waits until users get through, whoever led them.
  StepOutcome await(Run run, PlannedStep step) throws Exception {
    return awaited(run, step)
        ? new StepOutcome.Completed(
            sinceBegin(run, step), "the public address answers", Figures.NONE)
        : away(step, "the public address does not answer");
  }

  private boolean awaited(Run run, PlannedStep step) throws Exception {
    var waiting = clock.instant();
    var since = beganAt(run, step).orElse(waiting);
    while (work.within(step, waiting)) {
      leadership.require();
      if (history.firstGood(step.service(), since).isPresent()) {
        return true;
      }
      Thread.sleep(LOOK_AGAIN);
    }
    return false;
  }

  private static StepOutcome away(PlannedStep step, String what) {
    return new StepOutcome.Failed(new Fault(what, step.step().byHand().in(Language.EN), true));
  }

  /// Asks once. A call is not known to the other side by any name, so only idempotent ones belong
  /// into a runbook.
  StepOutcome call(String method, URI url, int status) throws InterruptedException {
    var began = clock.instant();
    var request =
        HttpRequest.newBuilder(url)
            .timeout(HTTP_PATIENCE)
            .method(method, BodyPublishers.noBody())
            .build();
    try {
      var answered = http.send(request, BodyHandlers.discarding()).statusCode();
      return answered == status
          ? new StepOutcome.Completed(
              Duration.between(began, clock.instant()), url + " answered " + status, Figures.NONE)
          : new StepOutcome.Failed(
              new Fault(
                  url + " answered " + answered + ", expected " + status,
                  "look at what it says.",
                  true));
    } catch (IOException e) {
      return new StepOutcome.Failed(
          new Fault(url + " does not answer: " + e.getMessage(), "look whether it runs.", true));
    }
  }

  private Duration sinceBegin(Run run, PlannedStep step) {
    return work.since(beganAt(run, step).orElseGet(clock::instant));
  }

  private static Optional<Instant> beganAt(Run run, PlannedStep step) {
    return run.steps().stream()
        .filter(known -> known.planned().id().equals(step.id()))
        .findFirst()
        .flatMap(known -> known.began());
  }
}
