package org.hikae.orchestrator.batch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.hikae.cluster.MeshException;
import org.hikae.domain.plan.PlannedStep;
import org.hikae.domain.run.Fault;
import org.hikae.domain.run.Run;
import org.hikae.domain.run.StepOutcome;
import org.hikae.domain.text.Language;
import org.hikae.orchestrator.agents.Agents;
import org.hikae.orchestrator.agents.Errand;
import org.hikae.orchestrator.agents.Leadership;
import org.hikae.orchestrator.agents.WorkEnd;
import org.hikae.orchestrator.ledger.RunJournal;
import org.hikae.protocol.Command;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.Report;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.TaskState.Figures;

/// Has an agent do a step's work, or look, and says what came of it.
public final class StepWork {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final Agents agents;
  private final Errand errand;
  private final Leadership leadership;
  private final RunJournal journal;
  private final Progress progress;
  private final Clock clock;

  public StepWork(
      Agents agents,
      Errand errand,
      Leadership leadership,
      RunJournal journal,
      Progress progress,
      Clock clock) {
    this.agents = agents;
    this.errand = errand;
    this.leadership = leadership;
    this.journal = journal;
    this.progress = progress;
    this.clock = clock;
  }

  /// Has the agent that guards the step's service at a site do it.
  StepOutcome at(SiteId site, Run run, PlannedStep step, Command.Work work) throws Exception {
    var began = clock.instant();
    return switch (end(site, run, step, work)) {
      case WorkEnd.Done(var result) ->
          new StepOutcome.Completed(since(began), result.summary(), result.figures());
      case WorkEnd.Failed(var fault) -> new StepOutcome.Failed(fault);
      case WorkEnd.Superseded(var asked, var current) -> new StepOutcome.Fenced(asked, current);
    };
  }

  /// The same, with all that the agent reported.
  WorkEnd end(SiteId site, Run run, PlannedStep step, Command.Work work) throws Exception {
    var agent = agents.guarding(step.service(), site);
    if (agent.isEmpty()) {
      return new WorkEnd.Failed(nobody(step, site));
    }
    var following = progress.of(run.id().name(), step.id().name());
    return errand.run(agent.get(), work, following, wanted(run, step));
  }

  /// A step is wanted as long as the journal asks for it: not once a person has ended the run.
  private BooleanSupplier wanted(Run run, PlannedStep step) {
    return () -> journal.read(run.id()).next(step.id()).isPresent();
  }

  /// Asks again and again until the answer is a good look, at most as long as the step may take.
  StepOutcome untilGood(SiteId site, Run run, PlannedStep step, Command question) throws Exception {
    var began = clock.instant();
    var wanted = wanted(run, step);
    var saw = "no agent answered";
    while (within(step, began) && wanted.getAsBoolean()) {
      leadership.require();
      var agent = agents.guarding(step.service(), site);
      if (agent.isPresent()) {
        switch (asked(agent.get(), question)) {
          case Report.Probed(_, var good, _, var line) when good -> {
            return new StepOutcome.Completed(since(began), line, Figures.NONE);
          }
          case Report.Probed(_, _, _, var line) -> saw = line;
          case Report.Refused(var because, _) -> saw = because;
          case Report.Task _,
              Report.UnknownTask _,
              Report.Agent _,
              Report.Snapshots _,
              Report.Ties _,
              Report.House _,
              Report.Folder _,
              Report.Opened _,
              Report.RefusedByEpoch _ ->
              saw = agent.get() + " did not look";
        }
      }
      Thread.sleep(LOOK_AGAIN);
    }
    return new StepOutcome.Failed(
        new Fault(
            "the service does not answer at " + site + ": " + saw,
            step.step().byHand().in(Language.EN),
            true));
  }

  private Report asked(NodeId agent, Command question) throws InterruptedException {
    try {
      return agents.ask(agent, question);
    } catch (MeshException e) {
      return new Report.Refused(String.valueOf(e.getMessage()), "");
    }
  }

  boolean within(PlannedStep step, Instant began) {
    return since(began).compareTo(step.step().budget()) < 0;
  }

  Duration since(Instant began) {
    return Duration.between(began, clock.instant());
  }

  private static Fault nobody(PlannedStep step, SiteId at) {
    return new Fault(
        "no agent at " + at + " guards " + step.service(), "start the agent at " + at + ".", true);
  }
}
