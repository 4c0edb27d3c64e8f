package org.hikae.orchestrator.retention;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hikae.cluster.MeshException;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.estate.VaultPlace;
import org.hikae.domain.forgetting.RetentionPlanner;
import org.hikae.domain.forgetting.VaultLook;
import org.hikae.domain.forgetting.VaultRetention;
import org.hikae.domain.forgetting.VaultRetention.OfService;
import org.hikae.orchestrator.agents.Agents;
import org.hikae.orchestrator.batch.Proofs;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SnapshotRef;
import org.hikae.protocol.VaultName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Plans what a vault forgets: by what its agent says that it holds at this moment, never by the
/// catalog.
public final class RetentionDesk {
  private static final Logger log = LoggerFactory.getLogger(RetentionDesk.class);

  private final EstateInForce estate;
  private final Agents agents;
  private final Proofs proofs;
  private final Clock clock;

  public RetentionDesk(EstateInForce estate, Agents agents, Proofs proofs, Clock clock) {
    this.estate = estate;
    this.agents = agents;
    this.proofs = proofs;
    this.clock = clock;
  }

  /// What the vault would forget now. Throws when it left the estate, or nobody can say what it
  /// holds.
  public VaultRetention plan(VaultName name) throws MeshException, InterruptedException {
    var now = estate.now().orElseThrow(() -> gone(name));
    var vault = now.vault(name).orElseThrow(() -> gone(name));
    var look = look(now, vault);
    var plans = new ArrayList<OfService>();
    for (var service : now.services()) {
      var retention = service.retentionClass().flatMap(now::retentionClass);
      if (retention.isPresent()) {
        var candidates = look.candidates(service, proven(service.id()));
        var plan = RetentionPlanner.plan(retention.get(), candidates, clock.instant());
        plans.add(new OfService(service.id(), plan));
      }
    }
    return new VaultRetention(look, plans);
  }

  private static MeshException gone(VaultName name) {
    return new MeshException("vault " + name + " is not in the estate");
  }

  private VaultLook look(Estate now, VaultPlace vault) throws MeshException, InterruptedException {
    var keeper =
        agents
            .keeping(vault.name(), vault.site())
            .orElseThrow(
                () ->
                    new MeshException(
                        "no agent answers that keeps vault %s at %s"
                            .formatted(vault.name(), vault.site())));
    var mirrors = new HashMap<VaultName, Set<String>>();
    for (var other : now.vaults()) {
      if (other.mirrorOf().filter(vault.name()::equals).isPresent()) {
        mirrors.put(other.name(), held(other).orElse(Set.of()));
      }
    }
    Optional<VaultLook.Original> original = Optional.empty();
    if (vault.mirrorOf().isPresent()) {
      var from = vault.mirrorOf().get();
      var place = now.vault(from);
      original =
          Optional.of(
              new VaultLook.Original(from, place.isEmpty() ? Optional.empty() : held(place.get())));
    }
    return new VaultLook(vault.name(), agents.ties(keeper), mirrors, original);
  }

  /// What another vault holds; nothing is known of one that cannot be asked.
  private Optional<Set<String>> held(VaultPlace vault) throws InterruptedException {
    try {
      var keeper = agents.keeping(vault.name(), vault.site());
      return keeper.isEmpty()
          ? Optional.empty()
          : Optional.of(ids(agents.snapshots(keeper.get(), List.of())));
    } catch (MeshException e) {
      log.info("vault {} cannot be asked what it holds: {}", vault.name(), e.getMessage());
      return Optional.empty();
    }
  }

  private static Set<String> ids(List<SnapshotRef> snapshots) {
    var ids = new HashSet<String>();
    snapshots.forEach(ref -> ids.add(ref.id()));
    return ids;
  }

  private Map<String, Instant> proven(ServiceId service) {
    var proven = new HashMap<String, Instant>();
    for (var proof : proofs.points(service)) {
      if (proof.good()) {
        proven.merge(proof.mark(), proof.at(), (one, other) -> one.isAfter(other) ? one : other);
      }
    }
    return proven;
  }
}
