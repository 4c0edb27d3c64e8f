package org.hikae.orchestrator.watch;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hikae.cluster.Leases;
import org.hikae.cluster.MeshException;
import org.hikae.domain.estate.Service;
import org.hikae.domain.plan.Observation;
import org.hikae.orchestrator.agents.Agents;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.SnapshotRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sees what a runbook is bound to: who answers, what the vaults of a service's sites hold, which
/// epoch stands.
public final class Observer {
  private static final Logger log = LoggerFactory.getLogger(Observer.class);

  private final Agents agents;
  private final Leases leases;
  private final Clock clock;

  public Observer(Agents agents, Leases leases, Clock clock) {
    this.agents = agents;
    this.leases = leases;
    this.clock = clock;
  }

  /// @param among the sites whose vaults are asked
  public Observation of(Service service, List<SiteId> among) throws InterruptedException {
    var reached = agents.present().map(NodeId::site).collect(Collectors.toSet());
    var held = new HashMap<SiteId, List<SnapshotRef>>();
    for (var site : among) {
      var keeper = agents.guarding(service.id(), site);
      if (keeper.isPresent()) {
        held.put(site, snapshots(keeper.get(), service.id()));
      }
    }
    return new Observation(clock.instant(), reached, held, tokens(service));
  }

  private Map<ServiceId, FencingToken> tokens(Service service) {
    return leases
        .current(service.id())
        .map(token -> Map.of(service.id(), token))
        .orElseGet(Map::of);
  }

  private List<SnapshotRef> snapshots(NodeId keeper, ServiceId service)
      throws InterruptedException {
    try {
      return agents.snapshots(keeper, List.of(service));
    } catch (MeshException e) {
      log.warn("{} does not say what its vault holds: {}", keeper, e.getMessage());
      return List.of();
    }
  }
}
