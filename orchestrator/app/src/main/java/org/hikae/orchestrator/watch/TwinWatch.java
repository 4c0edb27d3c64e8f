package org.hikae.orchestrator.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hikae.domain.estate.Mode;
import org.hikae.domain.siteloss.Signs;
import org.hikae.domain.siteloss.SiteLoss;
import org.hikae.domain.siteloss.Verdict;
import org.hikae.domain.watch.ProbeSample;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.settings.OrchestratorSettings.Heartbeat;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;
import org.jspecify.annotations.Nullable;

/// Hears twins of heartbeats and judges their silence as that of a real site: a silence counts once
/// the mesh would report it, each beat stands for a renewal of the lease, and from the last one on
/// every look at the service would be bad.
public final class TwinWatch {
  private final NodeId observer;
  private final SiteLoss resolver;
  private final Heartbeat heartbeat;
  private final EstateInForce estate;
  private final Clock clock;
  private final Map<String, Instant> last = new ConcurrentHashMap<>();

  public TwinWatch(
      NodeId observer, SiteLoss resolver, Heartbeat heartbeat, EstateInForce estate, Clock clock) {
    this.observer = observer;
    this.resolver = resolver;
    this.heartbeat = heartbeat;
    this.estate = estate;
    this.clock = clock;
  }

  /// How often a heart beats in this mesh.
  public Duration interval() {
    return heartbeat.interval();
  }

  /// Expects the twin of a run from now on.
  public void begin(String run) {
    last.put(run, clock.instant());
  }

  /// A beat has arrived.
  public void heard(String run) {
    last.computeIfPresent(run, (_, _) -> clock.instant());
  }

  public void end(String run) {
    last.remove(run);
  }

  /// How long after its last beat the twin was judged lost, once it is.
  public Optional<Duration> noticed(String run, SiteId site, ServiceId service) {
    var beat = last.get(run);
    if (beat == null) {
      return Optional.empty();
    }
    var now = clock.instant();
    var signs =
        new Signs(
            observer,
            now,
            service,
            site,
            Signs.Names.of(service, site),
            reportedSilent(beat, now),
            Duration.between(beat, now),
            false,
            true,
            looks(service, beat, now),
            Mode.AUTOMATIC,
            null,
            null);
    return resolver.judge(signs) instanceof Verdict.Lost
        ? Optional.of(Duration.between(beat, now))
        : Optional.empty();
  }

  /// The mesh suspects a member after the silence, and asks it once more before it says so.
  private @Nullable Instant reportedSilent(Instant beat, Instant now) {
    var reported = beat.plus(heartbeat.silence()).plus(heartbeat.verify());
    return now.isBefore(reported) ? null : reported;
  }

  private List<ProbeSample> looks(ServiceId service, Instant beat, Instant now) {
    var probe = estate.now().flatMap(known -> known.service(service)).map(known -> known.probe());
    var every = probe.map(known -> known.every()).orElse(Duration.ofSeconds(5));
    var looks = new ArrayList<ProbeSample>();
    for (var at = beat.plus(every); !at.isAfter(now); at = at.plus(every)) {
      looks.add(new ProbeSample(observer, at, Duration.ZERO, false, "the twin is silent"));
    }
    return looks;
  }
}
