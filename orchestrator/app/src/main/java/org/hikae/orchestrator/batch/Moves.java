package org.hikae.orchestrator.batch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hikae.cluster.MeshException;
import org.hikae.domain.plan.Move;
import org.hikae.domain.plan.PlannedStep;
import org.hikae.domain.run.Fault;
import org.hikae.domain.run.Run;
import org.hikae.domain.run.StepOutcome;
import org.hikae.domain.text.Language;
import org.hikae.orchestrator.agents.Agents;
import org.hikae.orchestrator.agents.Errand;
import org.hikae.orchestrator.agents.Leadership;
import org.hikae.orchestrator.agents.WorkEnd;
import org.hikae.orchestrator.probing.ProbeHistory;
import org.hikae.protocol.Command;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.Report;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.SnapshotRef;
import org.hikae.protocol.TaskId;
import org.hikae.protocol.TaskState.Figures;

/// Carries out the moves of a plan, each under the run's token and a task name made of run, step
/// and attempt, and says what came of it.
public final class Moves {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final Fence fence;
  private final Agents agents;
  private final Errand errand;
  private final Leadership leadership;
  private final ProbeHistory history;
  private final Progress progress;
  private final Clock clock;

  public Moves(
      Fence fence,
      Agents agents,
      Errand errand,
      Leadership leadership,
      ProbeHistory history,
      Progress progress,
      Clock clock) {
    this.fence = fence;
    this.agents = agents;
    this.errand = errand;
    this.leadership = leadership;
    this.history = history;
    this.progress = progress;
    this.clock = clock;
  }

  StepOutcome perform(Run run, PlannedStep step, int attempt) throws Exception {
    var task = new TaskId(run.id() + "/" + step.id() + "/" + attempt);
    return switch (step.move()) {
      case Move.TakeLease take -> fence.take(run, take);
      case Move.Restore(var at, var snapshots) -> {
        var ids = snapshots.stream().map(SnapshotRef::id).toList();
        yield work(run, step, at, new Command.Restore(task, token(run), ids));
      }
      case Move.StartService(var at) ->
          work(run, step, at, new Command.StartService(task, token(run)));
      case Move.ProbeService(var at) -> probed(run, step, at);
      case Move.SwitchTraffic(var to, _) -> switched(run, step, to, task);
      case Move.AskPerson(var instructions) ->
          new StepOutcome.Failed(
              new Fault("a person has to do this", instructions.in(Language.EN), false));
    };
  }

  private StepOutcome work(Run run, PlannedStep step, SiteId at, Command.Work work)
      throws Exception {
    var began = clock.instant();
    var agent = agents.guarding(run.plan().service(), at);
    if (agent.isEmpty()) {
      return new StepOutcome.Failed(nobody(run, at));
    }
    var following = progress.of(run.id().name(), step.id().name());
    return switch (errand.run(agent.get(), work, following)) {
      case WorkEnd.Done(var result) ->
          new StepOutcome.Completed(since(began), result.summary(), result.figures());
      case WorkEnd.Failed(var fault) -> new StepOutcome.Failed(fault);
      case WorkEnd.Superseded(var asked, var current) -> new StepOutcome.Fenced(asked, current);
    };
  }

  private StepOutcome probed(Run run, PlannedStep step, SiteId at) throws Exception {
    var began = clock.instant();
    var saw = "no agent answered";
    while (within(step, began)) {
      leadership.require();
      var agent = agents.guarding(run.plan().service(), at);
      if (agent.isPresent()) {
        switch (probe(run, agent.get())) {
          case Report.Probed(_, var good, _, var line) when good -> {
            return new StepOutcome.Completed(since(began), line, Figures.NONE);
          }
          case Report.Probed(_, _, _, var line) -> saw = line;
          case null, default -> saw = agent.get() + " did not look";
        }
      }
      Thread.sleep(LOOK_AGAIN);
    }
    return new StepOutcome.Failed(
        new Fault(
            "the service does not answer at " + at + ": " + saw,
            step.step().byHand().in(Language.EN),
            true));
  }

  private Report probe(Run run, NodeId agent) throws InterruptedException {
    try {
      return agents.ask(agent, new Command.ProbeService(run.plan().service()));
    } catch (MeshException e) {
      return new Report.Probed(
          run.plan().service(), false, Duration.ZERO, String.valueOf(e.getMessage()));
    }
  }

  private StepOutcome switched(Run run, PlannedStep step, SiteId to, TaskId task) throws Exception {
    var began = clock.instant();
    var outcome = work(run, step, to, new Command.SwitchTraffic(task, token(run)));
    if (!(outcome instanceof StepOutcome.Completed(_, var summary, var figures))) {
      return outcome;
    }
    var since = beganAt(run, step).orElse(began);
    while (within(step, began)) {
      leadership.require();
      if (history.firstGood(run.plan().service(), since).isPresent()) {
        return new StepOutcome.Completed(since(began), summary, figures);
      }
      Thread.sleep(LOOK_AGAIN);
    }
    return new StepOutcome.Failed(
        new Fault(
            "traffic was switched, but users do not get through",
            step.step().byHand().in(Language.EN),
            true));
  }

  private static Optional<Instant> beganAt(Run run, PlannedStep step) {
    return run.steps().stream()
        .filter(known -> known.planned().id().equals(step.id()))
        .findFirst()
        .flatMap(known -> known.began());
  }

  private boolean within(PlannedStep step, Instant began) {
    return since(began).compareTo(step.step().budget()) < 0;
  }

  private Duration since(Instant began) {
    return Duration.between(began, clock.instant());
  }

  private static FencingToken token(Run run) {
    return run.token()
        .orElseThrow(() -> new IllegalStateException("run " + run.id() + " has no token yet"));
  }

  private static Fault nobody(Run run, SiteId at) {
    return new Fault(
        "no agent at " + at + " guards " + run.plan().service(),
        "start the agent at " + at + ".",
        true);
  }
}
