package org.hikae.orchestrator.batch;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hikae.cluster.MeshException;
import org.hikae.domain.run.Fault;
import org.hikae.orchestrator.agents.Agents;
import org.hikae.orchestrator.agents.Errand;
import org.hikae.orchestrator.agents.WorkEnd;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.ledger.JobEvent.Ending;
import org.hikae.orchestrator.ledger.JobEvent.Work;
import org.hikae.orchestrator.ledger.JobRow;
import org.hikae.orchestrator.ledger.SnapshotRows;
import org.hikae.protocol.Command;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.Report;
import org.hikae.protocol.SnapshotRef;
import org.hikae.protocol.SourceId;
import org.hikae.protocol.TaskId;
import org.hikae.protocol.TaskState.Figures;
import org.hikae.protocol.TaskState.Succeeded;
import org.hikae.protocol.VaultName;

/// Plays backups and mirrors: the agents do the work, this follows it and writes down what it came
/// to. Every leg asks under the job's own task names, so that it can be played again.
public final class JobPlay {
  private final Carrier carrier;
  private final JobDesk desk;
  private final Agents agents;
  private final Errand errand;
  private final EstateInForce estate;
  private final SnapshotRows snapshots;
  private final Progress progress;
  private final Clock clock;

  public JobPlay(
      Carrier carrier,
      JobDesk desk,
      Agents agents,
      Errand errand,
      EstateInForce estate,
      SnapshotRows snapshots,
      Progress progress,
      Clock clock) {
    this.carrier = carrier;
    this.desk = desk;
    this.agents = agents;
    this.errand = errand;
    this.estate = estate;
    this.snapshots = snapshots;
    this.progress = progress;
    this.clock = clock;
  }

  /// Carries an open job, unless it is being carried.
  public void carry(JobRow job) {
    switch (job.work()) {
      case Work.BackUp work -> carrier.carry("backup", job.id().name(), legs(job, work));
      case Work.Mirror work -> carrier.carry("mirror", job.id().name(), legs(job, work));
    }
  }

  private List<Leg> legs(JobRow job, Work.BackUp work) {
    var legs = new ArrayList<Leg>();
    for (var source : work.sources()) {
      legs.add(new Leg(source.name(), () -> backUp(job, work, source)));
    }
    legs.add(new Leg("record", () -> record(job, work)));
    return legs;
  }

  private List<Leg> legs(JobRow job, Work.Mirror work) {
    return List.of(
        new Leg("pull", () -> pull(job, work)), new Leg("record", () -> record(job, work)));
  }

  private Succeeded backUp(JobRow job, Work.BackUp work, SourceId source) throws Exception {
    var agent = agents.guarding(work.service(), work.at());
    if (agent.isEmpty()) {
      throw failed(job, nobody("guards " + work.service() + " at " + work.at()));
    }
    var task = new TaskId(job.id() + "/" + source);
    var command =
        new Command.BackUp(task, work.service(), List.of(source), work.kind(), job.id().name());
    return done(job, agent.get(), command, source.name());
  }

  private void record(JobRow job, Work.BackUp work) throws Exception {
    var made = new ArrayList<SnapshotRef>();
    var figures = Figures.NONE;
    for (var source : work.sources()) {
      var result = backUp(job, work, source); // the agent knows it is done and says what it made
      made.addAll(result.snapshots());
      figures = figures.plus(result.figures());
    }
    var vault =
        agents
            .guarding(work.service(), work.at())
            .flatMap(this::vault)
            .orElseThrow(() -> new MeshException("the agent at " + work.at() + " fell silent"));
    end(job, vault, made.size() + " snapshots", made, figures);
  }

  private Succeeded pull(JobRow job, Work.Mirror work) throws Exception {
    var from = estate.now().flatMap(now -> now.vault(work.from()));
    if (from.isEmpty()) {
      throw failed(job, new Fault("vault " + work.from() + " left the estate", "add it", false));
    }
    var command = new Command.PullMirror(new TaskId(job.id() + "/pull"), from.get().url());
    return done(job, keeper(job, work), command, "pull");
  }

  private void record(JobRow job, Work.Mirror work) throws Exception {
    var pulled = pull(job, work);
    if (!(agents.ask(keeper(job, work), new Command.ListSnapshots())
        instanceof Report.Snapshots(var held))) {
      throw new MeshException("the agent at " + work.at() + " does not say what its vault holds");
    }
    var known = snapshots.idsIn(work.vault());
    var added = held.stream().filter(ref -> !known.contains(ref.id())).toList();
    end(job, work.vault(), pulled.summary(), added, pulled.figures());
  }

  private NodeId keeper(JobRow job, Work.Mirror work) throws Exception {
    var agent = agents.keeping(work.vault(), work.at());
    if (agent.isEmpty()) {
      throw failed(job, nobody("keeps vault " + work.vault() + " at " + work.at()));
    }
    return agent.get();
  }

  private Succeeded done(JobRow job, NodeId agent, Command.Work command, String leg)
      throws Exception {
    return switch (errand.run(agent, command, progress.of(job.id().name(), leg))) {
      case WorkEnd.Done(var result) -> result;
      case WorkEnd.Failed(var fault) -> throw failed(job, fault);
      case WorkEnd.Superseded(var asked, var current) ->
          throw failed(job, new Fault(asked + " was superseded by " + current, "ask again", true));
    };
  }

  private WorkFailed failed(JobRow job, Fault fault) throws Exception {
    desk.end(job.id(), job.work(), new Ending.Failed(fault.error(), fault.hint()));
    progress.forget(job.id().name());
    return new WorkFailed(fault);
  }

  private void end(
      JobRow job, VaultName vault, String summary, List<SnapshotRef> made, Figures figures)
      throws Exception {
    var took = Duration.between(job.beganAt(), clock.instant());
    desk.end(job.id(), job.work(), new Ending.Done(took, vault, summary, made, figures));
    progress.forget(job.id().name());
  }

  private java.util.Optional<VaultName> vault(NodeId agent) {
    return estate.now().stream()
        .flatMap(now -> now.vaultsAt(agent.site()))
        .map(place -> place.name())
        .findFirst();
  }

  private static Fault nobody(String does) {
    return new Fault("no agent answers that " + does, "start it, or look at its log.", true);
  }
}
