package org.hikae.orchestrator.watch;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hikae.cluster.Leases;
import org.hikae.cluster.LedgerException;
import org.hikae.cluster.MeshException;
import org.hikae.domain.estate.Service;
import org.hikae.domain.plan.Binding;
import org.hikae.domain.plan.FailoverPlan;
import org.hikae.domain.plan.Observation;
import org.hikae.domain.plan.PlanBinder;
import org.hikae.domain.run.RunEvent.RunOpened;
import org.hikae.domain.run.RunId;
import org.hikae.domain.runbook.Runbook;
import org.hikae.orchestrator.agents.Agents;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.ledger.RunJournal;
import org.hikae.orchestrator.watch.Incidents.Incident;
import org.hikae.protocol.Command;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.Report;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SnapshotRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Binds the runbook to what is observed and opens the run. A run is named after the service and
/// the epoch that it supersedes, so the ledger lets one be opened for each loss, whoever tries.
public final class RunOpening {
  private static final Logger log = LoggerFactory.getLogger(RunOpening.class);

  private final Runbook runbook;
  private final EstateInForce estate;
  private final Leases leases;
  private final Agents agents;
  private final RunJournal journal;
  private final Clock clock;
  private final Map<ServiceId, Binding.Refused> refusals = new ConcurrentHashMap<>();

  public RunOpening(
      Runbook runbook,
      EstateInForce estate,
      Leases leases,
      Agents agents,
      RunJournal journal,
      Clock clock) {
    this.runbook = runbook;
    this.estate = estate;
    this.leases = leases;
    this.agents = agents;
    this.journal = journal;
    this.clock = clock;
  }

  /// Why the runbook could not be bound when it was last tried, if it could not.
  public Optional<Binding.Refused> refusal(ServiceId service) {
    return Optional.ofNullable(refusals.get(service));
  }

  /// Whether a run of this service is not done yet.
  boolean isOpen(ServiceId service) {
    return journal.open().stream().anyMatch(run -> run.plan().service().equals(service));
  }

  /// Opens a run for an incident that was decided, unless there is one or was one: after a run that
  /// did not bring the service back, a person decides.
  void open(Service service, FencingToken lost, Incident incident)
      throws LedgerException, InterruptedException {
    if (journal.find(new RunId(incident.id())).isPresent()) {
      return;
    }
    var binder = new PlanBinder(runbook, estate.now().orElseThrow());
    switch (binder.bind(service.id(), observed(service, lost))) {
      case Binding.Bound(var plan) -> open(plan, incident);
      case Binding.Refused refused -> {
        if (!refused.equals(refusals.put(service.id(), refused))) {
          log.warn("{} cannot fail over: {}", service.id(), refused.sentence());
        }
      }
    }
  }

  private void open(FailoverPlan plan, Incident incident)
      throws LedgerException, InterruptedException {
    refusals.remove(plan.service());
    var opened =
        new RunOpened(
            clock.instant(),
            new RunId(incident.id()),
            incident.declared().declaration(),
            incident.decision().orElseThrow(),
            plan);
    if (journal.open(opened)) {
      log.info("opened run {}", opened.run());
    }
  }

  private Observation observed(Service service, FencingToken lost) throws InterruptedException {
    var keeper = agents.guarding(service.id(), service.recovery());
    return new Observation(
        clock.instant(),
        agents.present().map(NodeId::site).collect(Collectors.toSet()),
        keeper.isEmpty() ? List.of() : snapshots(keeper.get()),
        Map.of(service.id(), leases.current(service.id()).orElse(lost)));
  }

  private List<SnapshotRef> snapshots(NodeId keeper) throws InterruptedException {
    try {
      return agents.ask(keeper, new Command.ListSnapshots()) instanceof Report.Snapshots(var held)
          ? held
          : List.of();
    } catch (MeshException e) {
      log.warn("{} does not say what its vault holds: {}", keeper, e.getMessage());
      return List.of();
    }
  }
}
