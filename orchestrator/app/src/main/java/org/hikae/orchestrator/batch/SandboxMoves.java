package org.hikae.orchestrator.batch;

import java.time.Duration;
import java.util.List;
import org.hikae.domain.plan.PlannedStep;
import org.hikae.domain.run.Run;
import org.hikae.domain.run.StepOutcome;
import org.hikae.domain.text.Language;
import org.hikae.domain.text.Spans;
import org.hikae.orchestrator.settings.OrchestratorSettings.Lease;
import org.hikae.protocol.Command;
import org.hikae.protocol.Examination;
import org.hikae.protocol.SandboxId;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.TaskId;

/// The moves of a drill: the same commands in a sandbox that is named after the run, without any
/// token of the service.
public final class SandboxMoves {
  private static final Duration GRACE = Duration.ofMinutes(30);

  private final StepWork work;
  private final Lease lease;

  public SandboxMoves(StepWork work, Lease lease) {
    this.work = work;
    this.lease = lease;
  }

  /// Counts as long as a lease would have to be waited for at most. That is an assumption, since
  /// the service's own lease is left alone; the summary says so.
  StepOutcome open(SiteId at, Run run, PlannedStep step, TaskId task) throws Exception {
    var lasting = run.plan().budget().plus(GRACE);
    var opened =
        work.at(at, run, step, new Command.OpenSandbox(task, named(run), step.service(), lasting));
    var wait = lease.term().plus(lease.margin());
    return opened instanceof StepOutcome.Completed(_, var summary, var figures)
        ? new StepOutcome.Completed(
            wait,
            summary + "; a lease would be waited for at most " + Spans.brief(wait, Language.EN),
            figures)
        : opened;
  }

  StepOutcome restore(SiteId at, Run run, PlannedStep step, TaskId task, List<String> snapshots)
      throws Exception {
    return work.at(
        at, run, step, new Command.RestoreInSandbox(task, named(run), step.service(), snapshots));
  }

  StepOutcome start(SiteId at, Run run, PlannedStep step, TaskId task) throws Exception {
    return work.at(at, run, step, new Command.StartInSandbox(task, named(run), step.service()));
  }

  StepOutcome probe(SiteId at, Run run, PlannedStep step) throws Exception {
    return work.untilGood(at, run, step, new Command.ProbeInSandbox(named(run), step.service()));
  }

  StepOutcome examine(
      SiteId at, Run run, PlannedStep step, TaskId task, List<Examination> examinations)
      throws Exception {
    return work.at(
        at,
        run,
        step,
        new Command.ExamineInSandbox(task, named(run), step.service(), examinations));
  }

  StepOutcome close(SiteId at, Run run, PlannedStep step, TaskId task) throws Exception {
    return work.at(at, run, step, new Command.CloseSandbox(task, named(run), step.service()));
  }

  private static SandboxId named(Run run) {
    return new SandboxId(run.id().name());
  }
}
