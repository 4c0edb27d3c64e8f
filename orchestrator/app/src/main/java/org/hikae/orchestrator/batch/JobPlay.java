package org.hikae.orchestrator.batch;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hikae.cluster.MeshException;
import org.hikae.domain.estate.Laws;
import org.hikae.domain.run.Fault;
import org.hikae.orchestrator.agents.Agents;
import org.hikae.orchestrator.agents.Errand;
import org.hikae.orchestrator.agents.WorkEnd;
import org.hikae.orchestrator.batch.JobDesk.Gone;
import org.hikae.orchestrator.housekeeping.HousekeepingDesk;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.ledger.JobEvent.Ending;
import org.hikae.orchestrator.ledger.JobEvent.Work;
import org.hikae.orchestrator.ledger.JobRow;
import org.hikae.orchestrator.ledger.SnapshotRows;
import org.hikae.orchestrator.retention.RetentionDesk;
import org.hikae.protocol.Command;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.SnapshotRef;
import org.hikae.protocol.SourceId;
import org.hikae.protocol.TaskId;
import org.hikae.protocol.TaskState.Figures;
import org.hikae.protocol.TaskState.Succeeded;
import org.hikae.protocol.VaultName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Plays backups, mirrors, verifications and retention: the agents do the work, this follows it and
/// writes down what it came to. Every leg asks under the job's own task names, so that it can be
/// played again. What fails for a reason that may pass, as when the lease of the service ran out in
/// the middle and it was stopped, is asked for once more.
public final class JobPlay {
  private static final Logger log = LoggerFactory.getLogger(JobPlay.class);
  private static final Duration REST = Duration.ofSeconds(2);

  private final Carrier carrier;
  private final JobDesk desk;
  private final Agents agents;
  private final Errand errand;
  private final EstateInForce estate;
  private final Catalog catalog;
  private final RetentionChoice retention;
  private final HousekeepingDesk housekeeping;
  private final Progress progress;
  private final Clock clock;

  public JobPlay(
      Carrier carrier,
      JobDesk desk,
      Agents agents,
      Errand errand,
      EstateInForce estate,
      SnapshotRows snapshots,
      RetentionDesk retention,
      HousekeepingDesk housekeeping,
      Progress progress,
      Clock clock) {
    this.carrier = carrier;
    this.desk = desk;
    this.agents = agents;
    this.errand = errand;
    this.estate = estate;
    this.catalog = new Catalog(agents, snapshots);
    this.retention = new RetentionChoice(agents, retention);
    this.housekeeping = housekeeping;
    this.progress = progress;
    this.clock = clock;
  }

  /// Carries an open job, unless it is being carried.
  public void carry(JobRow job) {
    switch (job.work()) {
      case Work.BackUp work -> carrier.carry("backup", job.id().name(), legs(job, work));
      case Work.Mirror work -> carrier.carry("mirror", job.id().name(), legs(job, work));
      case Work.Verify work -> carrier.carry("verify", job.id().name(), legs(job, work));
      case Work.Inventory work -> carrier.carry("inventory", job.id().name(), legs(job, work));
      case Work.Retention work -> carrier.carry("retention", job.id().name(), legs(job, work));
      case Work.Housekeeping work -> keepHouse(job, work);
    }
  }

  /// Agents are asked to; orchestrators do it themselves.
  private void keepHouse(JobRow job, Work.Housekeeping work) {
    if (work.node().role() == NodeId.Role.AGENT) {
      var legs = List.of(new Leg("clean", () -> clean(job, work)));
      carrier.carry("housekeeping", job.id().name(), legs);
    }
  }

  private void clean(JobRow job, Work.Housekeeping work) throws Exception {
    var cleaned = done(job, work.node(), "clean", housekeeping::command);
    var took = Duration.between(job.beganAt(), clock.instant());
    var summary = cleaned.summary() + askedTwice(job);
    desk.end(job.id(), job.work(), new Ending.Kept(took, summary, cleaned.figures()));
    progress.forget(job.id().name());
  }

  private List<Leg> legs(JobRow job, Work.Inventory work) {
    return List.of(new Leg("record", () -> record(job, work)));
  }

  private void record(JobRow job, Work.Inventory work) throws Exception {
    endCompared(job, work.vault(), work.at(), "the catalog is as the vault says", Figures.NONE);
  }

  private List<Leg> legs(JobRow job, Work.Retention work) {
    return List.of(
        new Leg("forget", () -> forget(job, work)),
        new Leg("prune", () -> prune(job, work)),
        new Leg("record", () -> record(job, work)));
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

  private List<Leg> legs(JobRow job, Work.Verify work) {
    return List.of(
        new Leg("verify", () -> verify(job, work)), new Leg("record", () -> record(job, work)));
  }

  private Succeeded verify(JobRow job, Work.Verify work) throws Exception {
    return done(
        job,
        keeper(job, work.vault(), work.at()),
        "verify",
        task -> new Command.VerifyVault(task, work.sample()));
  }

  private void record(JobRow job, Work.Verify work) throws Exception {
    var verified = verify(job, work);
    var summary = verified.summary() + askedTwice(job);
    end(job, work.vault(), summary, List.of(), verified.figures());
  }

  private Succeeded backUp(JobRow job, Work.BackUp work, SourceId source) throws Exception {
    var agent = agents.guarding(work.service(), work.at());
    if (agent.isEmpty()) {
      throw failed(job, nobody("guards " + work.service() + " at " + work.at()));
    }
    return done(
        job,
        agent.get(),
        source.name(),
        task ->
            new Command.BackUp(
                task, work.service(), List.of(source), work.kind(), job.id().name()));
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
    end(job, vault, made.size() + " snapshots" + askedTwice(job), made, figures);
  }

  private Succeeded pull(JobRow job, Work.Mirror work) throws Exception {
    var from = estate.now().flatMap(now -> now.vault(work.from()));
    if (from.isEmpty()) {
      throw failed(job, new Fault("vault " + work.from() + " left the estate", "add it", false));
    }
    var known = estate.now().orElseThrow();
    var laws = Laws.of(known);
    var breach = known.vault(work.vault()).flatMap(copy -> laws.breach(from.get(), copy));
    if (breach.isPresent()) {
      throw failed(job, new Fault(breach.get(), "mirror to a vault under the same law.", false));
    }
    return done(
        job,
        keeper(job, work.vault(), work.at()),
        "pull",
        task -> new Command.PullMirror(task, from.get().url(), laws.at(from.get().site())));
  }

  private void record(JobRow job, Work.Mirror work) throws Exception {
    var pulled = pull(job, work);
    endCompared(job, work.vault(), work.at(), pulled.summary(), pulled.figures());
  }

  private Succeeded forget(JobRow job, Work.Retention work) throws Exception {
    var agent = keeper(job, work.vault(), work.at());
    try {
      return done(job, agent, "forget", task -> retention.command(agent, task, work));
    } catch (RetentionChoice.Refused refused) {
      throw failed(job, refused.fault());
    }
  }

  private Succeeded prune(JobRow job, Work.Retention work) throws Exception {
    return done(job, keeper(job, work.vault(), work.at()), "prune", Command.PruneVault::new);
  }

  private void record(JobRow job, Work.Retention work) throws Exception {
    var forgot = forget(job, work);
    var pruned = prune(job, work);
    var summary = forgot.summary() + "; " + pruned.summary();
    endCompared(job, work.vault(), work.at(), summary, forgot.figures().plus(pruned.figures()));
  }

  /// Ends a job with what its vault has gained and lost, against the catalog.
  private void endCompared(JobRow job, VaultName vault, SiteId at, String summary, Figures figures)
      throws Exception {
    var difference = catalog.with(vault, keeper(job, vault, at));
    var took = Duration.between(job.beganAt(), clock.instant());
    var said = summary + askedTwice(job);
    var done = new Ending.Done(took, vault, said, difference.added(), figures);
    desk.end(job.id(), job.work(), done, difference.gone());
    progress.forget(job.id().name());
  }

  private String askedTwice(JobRow job) {
    return progress.doneAgain(job.id().name()).entrySet().stream()
        .map(leg -> "; " + leg.getKey() + " was asked for twice: " + leg.getValue())
        .collect(Collectors.joining());
  }

  private NodeId keeper(JobRow job, VaultName vault, SiteId at) throws Exception {
    var agent = agents.keeping(vault, at);
    if (agent.isEmpty()) {
      throw failed(job, nobody("keeps vault " + vault + " at " + at));
    }
    return agent.get();
  }

  /// The work under a task name of its own.
  private interface Asked {
    Command.Work under(TaskId task) throws Exception;
  }

  private Succeeded done(JobRow job, NodeId agent, String leg, Asked asked) throws Exception {
    var first = new TaskId(job.id() + "/" + leg);
    return switch (follow(job, agent, leg, asked.under(first))) {
      case WorkEnd.Done(var result) -> result;
      case WorkEnd.Failed(var fault) when fault.worthRetrying() ->
          again(job, agent, leg, fault, asked);
      case WorkEnd.Failed(var fault) -> throw failed(job, fault);
      case WorkEnd.Superseded superseded -> throw failed(job, fault(superseded));
    };
  }

  private Succeeded again(JobRow job, NodeId agent, String leg, Fault first, Asked asked)
      throws Exception {
    if (progress.again(job.id().name(), leg, first.error())) {
      log.warn("{} of job {} is asked for again: {}", leg, job.id(), first.error());
      Thread.sleep(REST);
    }
    return switch (follow(job, agent, leg, asked.under(new TaskId(job.id() + "/" + leg + "/2")))) {
      case WorkEnd.Done(var result) -> result;
      case WorkEnd.Failed(var fault) ->
          throw failed(
              job,
              new Fault(
                  fault.error() + " (asked for twice; at first: " + first.error() + ")",
                  fault.hint(),
                  fault.worthRetrying()));
      case WorkEnd.Superseded superseded -> throw failed(job, fault(superseded));
    };
  }

  private WorkEnd follow(JobRow job, NodeId agent, String leg, Command.Work command)
      throws Exception {
    return errand.run(agent, command, progress.of(job.id().name(), leg));
  }

  private static Fault fault(WorkEnd.Superseded superseded) {
    return new Fault(
        superseded.asked() + " was superseded by " + superseded.current(), "ask again", true);
  }

  private WorkFailed failed(JobRow job, Fault fault) throws Exception {
    var failed = new Ending.Failed(fault.error(), fault.hint());
    desk.end(job.id(), job.work(), failed, goneBefore(job));
    progress.forget(job.id().name());
    return new WorkFailed(fault);
  }

  /// What a retention job had forgotten before it failed, as far as the vault can be asked.
  private List<Gone> goneBefore(JobRow job) throws InterruptedException {
    if (!(job.work() instanceof Work.Retention work)) {
      return List.of();
    }
    try {
      var keeper = agents.keeping(work.vault(), work.at());
      return keeper.isEmpty() ? List.of() : catalog.with(work.vault(), keeper.get()).gone();
    } catch (MeshException e) {
      log.info("what vault {} lost will be known another time: {}", work.vault(), e.getMessage());
      return List.of();
    }
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
