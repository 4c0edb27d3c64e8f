package org.hikae.orchestrator.watch;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hikae.cluster.Mesh;
import org.hikae.cluster.MeshView;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.SiteId;

/// Since when the mesh reaches no process of a site. A site that was never reached is silent since
/// this orchestrator began to listen.
public final class Silence {
  private final Clock clock;
  private final Instant began;
  private final Mesh mesh;
  private final Map<SiteId, Instant> lost = new ConcurrentHashMap<>();
  private volatile MeshView last;

  public Silence(Mesh mesh, Clock clock) {
    this.clock = clock;
    this.mesh = mesh;
    this.began = clock.instant();
    this.last = mesh.view();
    mesh.watch(this::take);
  }

  /// Since when the site is silent, or nothing while it is reached.
  public Optional<Instant> since(SiteId site) {
    return mesh.view().reaches(site)
        ? Optional.empty()
        : Optional.of(lost.getOrDefault(site, began));
  }

  private void take(MeshView view) {
    var gone = new HashMap<SiteId, Instant>();
    last.members().stream()
        .map(NodeId::site)
        .filter(site -> !view.reaches(site))
        .forEach(site -> gone.put(site, clock.instant()));
    lost.putAll(gone);
    last = view;
  }
}
