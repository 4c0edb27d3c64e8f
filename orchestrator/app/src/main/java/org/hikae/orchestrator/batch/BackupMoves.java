package org.hikae.orchestrator.batch;

import java.time.Clock;
import java.util.List;
import org.hikae.cluster.MeshException;
import org.hikae.domain.estate.Laws;
import org.hikae.domain.estate.ServiceSource;
import org.hikae.domain.plan.Move;
import org.hikae.domain.plan.PlannedStep;
import org.hikae.domain.points.RecoveryPoints;
import org.hikae.domain.run.Fault;
import org.hikae.domain.run.Run;
import org.hikae.domain.run.StepOutcome;
import org.hikae.orchestrator.agents.Agents;
import org.hikae.orchestrator.agents.WorkEnd;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.ledger.JobEvent.Work;
import org.hikae.orchestrator.ledger.JobId;
import org.hikae.protocol.Command;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.SnapshotRef;
import org.hikae.protocol.SnapshotRef.SnapshotKind;
import org.hikae.protocol.SourceId;
import org.hikae.protocol.TaskId;

/// The backup that a planned move takes once nobody writes any more, and its restore at the other
/// site. Its recovery point carries the run's name as its mark.
public final class BackupMoves {
  private final StepWork work;
  private final Agents agents;
  private final EstateInForce estate;
  private final JobDesk desk;
  private final Clock clock;

  public BackupMoves(
      StepWork work, Agents agents, EstateInForce estate, JobDesk desk, Clock clock) {
    this.work = work;
    this.agents = agents;
    this.estate = estate;
    this.desk = desk;
    this.clock = clock;
  }

  StepOutcome backUp(SiteId at, Run run, PlannedStep step, TaskId task) throws Exception {
    var began = clock.instant();
    var sources = sources(step);
    var command =
        new Command.BackUp(
            task, step.service(), sources, SnapshotKind.INCREMENTAL, run.id().name());
    return switch (work.end(at, run, step, command)) {
      case WorkEnd.Done(var result) -> {
        note(at, run, step, sources, result.snapshots());
        yield new StepOutcome.Completed(work.since(began), result.summary(), result.figures());
      }
      case WorkEnd.Failed(var fault) -> new StepOutcome.Failed(fault);
      case WorkEnd.Superseded(var asked, var current) -> new StepOutcome.Fenced(asked, current);
    };
  }

  /// Pulls a copy, unless it would leave the law of its original.
  StepOutcome mirror(Move.Mirror mirror, Run run, PlannedStep step, TaskId task) throws Exception {
    var known = estate.now().orElseThrow();
    var original = known.vault(mirror.from());
    if (original.isEmpty()) {
      return new StepOutcome.Failed(
          new Fault("vault " + mirror.from() + " left the estate", "add it again.", false));
    }
    var laws = Laws.of(known);
    var breach =
        known
            .vaultsAt(mirror.at())
            .flatMap(copy -> laws.breach(original.get(), copy).stream())
            .findFirst();
    return breach.isPresent()
        ? new StepOutcome.Failed(
            new Fault(breach.get(), "mirror to a vault under the same law.", false))
        : work.at(
            mirror.at(),
            run,
            step,
            new Command.PullMirror(task, mirror.url(), laws.at(original.get().site())));
  }

  /// The catalog is to know of these snapshots as of those of any other backup.
  private void note(
      SiteId at, Run run, PlannedStep step, List<SourceId> sources, List<SnapshotRef> made)
      throws Exception {
    var vault = estate.now().stream().flatMap(now -> now.vaultsAt(at)).findFirst();
    if (vault.isPresent()) {
      desk.note(
          new JobId(run.id() + "." + step.id()),
          new Work.BackUp(step.service(), at, sources, SnapshotKind.INCREMENTAL),
          made,
          vault.get().name());
    }
  }

  /// Restores the newest point that this run has made and that the vault at `at` holds whole.
  StepOutcome restore(SiteId at, Run run, PlannedStep step, TaskId task, FencingToken token)
      throws Exception {
    var service = estate.now().flatMap(now -> now.service(step.service())).orElseThrow();
    var own =
        RecoveryPoints.of(service, held(at, step)).complete().stream()
            .filter(point -> point.mark().equals(run.id().name()))
            .findFirst();
    return own.isEmpty()
        ? new StepOutcome.Failed(
            new Fault(
                "the vault at " + at + " does not hold what this run has backed up",
                "look at the steps that back up and mirror; then try again.",
                true))
        : work.at(
            at,
            run,
            step,
            new Command.Restore(
                task, token, own.get().snapshots().stream().map(SnapshotRef::id).toList()));
  }

  private List<SnapshotRef> held(SiteId at, PlannedStep step)
      throws MeshException, InterruptedException {
    var keeper = agents.guarding(step.service(), at);
    return keeper.isPresent() ? agents.snapshots(keeper.get(), List.of(step.service())) : List.of();
  }

  private List<SourceId> sources(PlannedStep step) {
    return estate
        .now()
        .flatMap(now -> now.service(step.service()))
        .map(service -> service.sources().stream().map(ServiceSource::id).toList())
        .orElse(List.of());
  }
}
