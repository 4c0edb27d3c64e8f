package org.hikae.orchestrator.watch;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.estate.Service;
import org.hikae.domain.plan.Binding;
import org.hikae.domain.plan.Plan;
import org.hikae.domain.plan.PlanBinder;
import org.hikae.domain.run.RunEvent.RunOpened;
import org.hikae.domain.run.RunId;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.ledger.RunJournal;
import org.hikae.orchestrator.watch.Incidents.Incident;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.ServiceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Binds the runbook of a lost site to what is observed and opens the run. A run is named after the
/// service and the epoch that it supersedes, so the ledger lets one be opened for each loss,
/// whoever tries.
public final class RunOpening {
  private static final Logger log = LoggerFactory.getLogger(RunOpening.class);

  private final Runbooks runbooks;
  private final EstateInForce estate;
  private final Observer observer;
  private final RunJournal journal;
  private final Clock clock;
  private final Map<ServiceId, Binding.Refused> refusals = new ConcurrentHashMap<>();

  public RunOpening(
      Runbooks runbooks, EstateInForce estate, Observer observer, RunJournal journal, Clock clock) {
    this.runbooks = runbooks;
    this.estate = estate;
    this.observer = observer;
    this.journal = journal;
    this.clock = clock;
  }

  /// Why the runbook could not be bound when it was last tried, if it could not.
  public Optional<Binding.Refused> refusal(ServiceId service) {
    return Optional.ofNullable(refusals.get(service));
  }

  /// The services of which a run on the real thing is not done yet. A drill stands in nobody's way.
  Set<ServiceId> recovering() {
    return journal.open().stream()
        .filter(run -> !run.plan().isDrill())
        .map(run -> run.plan().service())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Opens a run for an incident that was decided, unless there is one or was one: after a run that
  /// did not bring the service back, a person decides.
  void open(Service service, FencingToken lost, Incident incident)
      throws LedgerException, InterruptedException {
    if (journal.find(new RunId(incident.id())).isPresent()) {
      return;
    }
    var binder = new PlanBinder(runbooks.siteLoss(), estate.now().orElseThrow());
    var seen = observer.of(service, List.of(service.recovery(), service.home()));
    switch (binder.bind(service.id(), seen)) {
      case Binding.Bound(var plan) -> open(plan, incident);
      case Binding.Refused refused -> {
        if (!refused.equals(refusals.put(service.id(), refused))) {
          log.warn("{} cannot fail over from {}: {}", service.id(), lost, refused.sentence());
        }
      }
    }
  }

  private void open(Plan plan, Incident incident) throws LedgerException, InterruptedException {
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
}
