package org.hikae.orchestrator.watch;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hikae.cluster.Leases;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.estate.Service;
import org.hikae.domain.estate.SiteNames;
import org.hikae.domain.siteloss.Signs;
import org.hikae.domain.siteloss.SiteLoss;
import org.hikae.domain.siteloss.Verdict;
import org.hikae.domain.text.Bilingual;
import org.hikae.orchestrator.agents.Leadership;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.probing.ProbeHistory;
import org.hikae.orchestrator.watch.Incidents.Incident;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at every service's active site again and again, and acts on what the resolver makes of it:
/// declares, decides, opens the run. Every orchestrator judges, the leader acts.
public final class SiteWatch {
  private static final Logger log = LoggerFactory.getLogger(SiteWatch.class);

  private final NodeId observer;
  private final EstateInForce estate;
  private final Leases leases;
  private final Leadership leadership;
  private final Silence silence;
  private final ProbeHistory history;
  private final SiteLoss resolver;
  private final Incidents incidents;
  private final RunOpening opening;
  private final Clock clock;
  private final Map<ServiceId, Verdict> verdicts = new ConcurrentHashMap<>();

  public SiteWatch(
      NodeId observer,
      EstateInForce estate,
      Leases leases,
      Leadership leadership,
      Silence silence,
      ProbeHistory history,
      SiteLoss resolver,
      Incidents incidents,
      RunOpening opening,
      Clock clock) {
    this.observer = observer;
    this.estate = estate;
    this.leases = leases;
    this.leadership = leadership;
    this.silence = silence;
    this.history = history;
    this.resolver = resolver;
    this.incidents = incidents;
    this.opening = opening;
    this.clock = clock;
  }

  /// What was made of a service's signs at the last look.
  public Optional<Verdict> verdict(ServiceId service) {
    return Optional.ofNullable(verdicts.get(service));
  }

  /// Looks once at every service. What is asked of the tables is asked once for all of them.
  public void look() throws LedgerException, InterruptedException {
    var known = estate.now();
    if (known.isEmpty()) {
      return;
    }
    var services = known.get().services();
    var tokens = new HashMap<ServiceId, FencingToken>();
    services.forEach(
        each -> leases.current(each.id()).ifPresent(token -> tokens.put(each.id(), token)));
    var lost = incidents.lost(tokens.values());
    var recovering = leadership.holds() ? opening.recovering() : Set.<ServiceId>of();
    for (var service : services) {
      var token = tokens.get(service.id());
      if (token != null) {
        var incident =
            lost.contains(token) ? incidents.find(Incidents.id(token)) : Optional.<Incident>empty();
        look(service, token, incident, recovering.contains(service.id()));
      }
    }
  }

  private void look(
      Service service, FencingToken token, Optional<Incident> incident, boolean recovering)
      throws LedgerException, InterruptedException {
    var verdict = resolver.judge(signs(service, token, incident));
    note(service.id(), verdict);
    if (!leadership.holds() || recovering) {
      return;
    }
    switch (verdict) {
      case Verdict.Healthy _,
          Verdict.ServiceAway _,
          Verdict.Suspected _,
          Verdict.CannotDecide _ -> {}
      case Verdict.AwaitingApproval(var declaration, _) -> incidents.declare(token, declaration);
      case Verdict.Lost(var declaration, var decision, _) -> {
        incidents.declare(token, declaration);
        incidents.decide(Incidents.id(token), decision);
        opening.open(service, token, incidents.find(Incidents.id(token)).orElseThrow());
      }
    }
  }

  private Signs signs(Service service, FencingToken token, Optional<Incident> incident) {
    return new Signs(
        observer,
        clock.instant(),
        service.id(),
        token.holder(),
        new Signs.Names(service.name(), siteName(token.holder())),
        silence.since(token.holder()).orElse(null),
        sinceRenewal(service.id()),
        leases.released(service.id()),
        leadership.holds(),
        history.newest(service.id()),
        service.mode(),
        incident.map(known -> known.declared().declaration()).orElse(null),
        incident.flatMap(Incident::decision).orElse(null));
  }

  private Bilingual siteName(SiteId id) {
    return estate.now().map(SiteNames::in).orElse(_ -> Bilingual.same(id.name())).of(id);
  }

  /// How long ago the last renewal was applied here, counted back from when the lease is free.
  private Duration sinceRenewal(ServiceId service) {
    return leases.term().plus(leases.margin()).minus(leases.untilFree(service));
  }

  private void note(ServiceId service, Verdict verdict) {
    var before = verdicts.put(service, verdict);
    if (before == null || before.getClass() != verdict.getClass()) {
      log.info("{}: {}", service, verdict.sentence());
    }
  }
}
