package org.hikae.orchestrator.batch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.hikae.cluster.Leases;
import org.hikae.domain.plan.Move.TakeLease;
import org.hikae.domain.run.Fault;
import org.hikae.domain.run.Run;
import org.hikae.domain.run.RunEvent.TokenTaken;
import org.hikae.domain.run.StepOutcome;
import org.hikae.orchestrator.agents.Leadership;
import org.hikae.orchestrator.ledger.RunJournal;
import org.hikae.protocol.Answer.LeaseState;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.TaskState.Figures;

/// The step between two sites: waits until the old holder's lease has run out by everybody's own
/// clock, then takes the next epoch. Nothing acts on the service before.
public final class Fence {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Leases leases;
  private final Leadership leadership;
  private final RunJournal journal;
  private final Clock clock;

  public Fence(Leases leases, Leadership leadership, RunJournal journal, Clock clock) {
    this.leases = leases;
    this.leadership = leadership;
    this.journal = journal;
    this.clock = clock;
  }

  StepOutcome take(Run run, TakeLease move) throws Exception {
    var began = clock.instant();
    var service = run.plan().service();
    var held = leases.current(service);
    if (held.isEmpty() || held.get().epoch().equals(move.superseding())) {
      awaitFree(run);
      var state = leases.take(service, move.to()).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return switch (state) {
        case LeaseState.Renewed(var token, _) -> taken(run, token, began);
        case LeaseState.Held(var token) when token.epoch().equals(move.superseding()) ->
            new StepOutcome.Failed(renewedMeanwhile(token));
        case LeaseState.Held(var token) -> takenBefore(run, move, token, began);
        case LeaseState.Superseded(_, var current) -> takenBefore(run, move, current, began);
        case LeaseState.Free _ -> throw new IllegalStateException("a lease that was taken is free");
      };
    }
    return takenBefore(run, move, held.get(), began);
  }

  private void awaitFree(Run run) throws Exception {
    var left = leases.untilFree(run.plan().service());
    while (left.isPositive()) {
      leadership.require();
      Thread.sleep(left.compareTo(LOOK_AGAIN) < 0 ? left.plusMillis(1) : LOOK_AGAIN);
      left = leases.untilFree(run.plan().service());
    }
    leadership.require();
  }

  /// A token newer than the one to be superseded: this run's own, taken by whoever led before us,
  /// or somebody else's.
  private StepOutcome takenBefore(Run run, TakeLease move, FencingToken token, Instant began)
      throws Exception {
    if (token.holder().equals(move.to()) && token.epoch().equals(move.superseding().next())) {
      return taken(run, token, began);
    }
    var mine = new FencingToken(token.service(), move.to(), move.superseding().next());
    return new StepOutcome.Fenced(mine, token);
  }

  private StepOutcome taken(Run run, FencingToken token, Instant began) throws Exception {
    var now = journal.read(run.id());
    while (now.token().isEmpty() && !journal.append(now, new TokenTaken(clock.instant(), token))) {
      leadership.require();
      now = journal.read(run.id());
    }
    return new StepOutcome.Completed(
        Duration.between(began, clock.instant()),
        "epoch " + token.epoch() + " for " + token.holder(),
        Figures.NONE);
  }

  private static Fault renewedMeanwhile(FencingToken token) {
    return new Fault(
        token.holder() + " renewed its lease: it is not lost",
        "look at " + token.holder() + " before anything else; then retry or abort the run.",
        true);
  }
}
