package org.hikae.domain.estate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hikae.domain.text.Bilingual;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.SourceId;
import org.jspecify.annotations.Nullable;

/// Something the business would miss.
///
/// @param home the site where it runs on a good day
/// @param recovery the site where it comes back
/// @param address where its users reach it, whichever site is active
/// @param dependsOn the services that have to be back before this one is started
/// @param checks what it is asked after a restore, beyond its probe
/// @param retention the name of its retention class; null keeps everything
public record Service(
    ServiceId id,
    Bilingual name,
    Tier tier,
    Mode mode,
    SiteId home,
    SiteId recovery,
    Objectives objectives,
    Address address,
    Probe probe,
    List<ServiceSource> sources,
    List<ServiceId> dependsOn,
    List<ServiceCheck> checks,
    @Nullable String retention) {
  public Service {
    sources = List.copyOf(sources);
    dependsOn = List.copyOf(dependsOn);
    checks = List.copyOf(checks);
  }

  /// A service that depends on nothing, is asked nothing but its probe, and is kept for ever.
  public Service(
      ServiceId id,
      Bilingual name,
      Tier tier,
      Mode mode,
      SiteId home,
      SiteId recovery,
      Objectives objectives,
      Address address,
      Probe probe,
      List<ServiceSource> sources) {
    this(
        id,
        name,
        tier,
        mode,
        home,
        recovery,
        objectives,
        address,
        probe,
        sources,
        List.of(),
        List.of(),
        null);
  }

  /// The class by which its recovery points are kept; without one they are kept for ever.
  public Optional<String> retentionClass() {
    return Optional.ofNullable(retention);
  }

  /// Whether it is the orchestrators themselves. Nothing of it is started anywhere, so it has no
  /// lease; it is backed up at its home.
  public boolean isOrchestrators() {
    return sources.stream().anyMatch(source -> source.kind() == ServiceSource.Kind.ORCHESTRATOR);
  }

  /// At which site it is backed up: where it is active.
  public Optional<SiteId> backedUpAt(Optional<FencingToken> lease) {
    return isOrchestrators() ? Optional.of(home) : lease.map(FencingToken::holder);
  }

  /// The sources that a recovery point needs a snapshot of.
  public Set<SourceId> sourceIds() {
    return sources.stream().map(ServiceSource::id).collect(Collectors.toUnmodifiableSet());
  }
}
