package org.hikae.domain.siteloss;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hikae.domain.estate.Mode;
import org.hikae.domain.text.Bilingual;
import org.hikae.domain.watch.ProbeSample;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;
import org.jspecify.annotations.Nullable;

/// What one orchestrator knows about a service and the site that is active for it, at one moment.
///
/// @param names what the service and the site are called
/// @param silentSince when the mesh last stopped reaching any process of the site; null while it
///   reaches one
/// @param sinceRenewal how long ago the holder's last renewal was applied here
/// @param released whether the holder gave the lease back, and so stopped in good order
/// @param majority whether this orchestrator leads and reaches a majority of the ledger
/// @param probes what the service's users see, oldest first
/// @param declared what was declared before and still stands in the ledger, if anything was
/// @param approved the decision of a person, when there is one
public record Signs(
    NodeId observer,
    Instant now,
    ServiceId service,
    SiteId site,
    Names names,
    @Nullable Instant silentSince,
    Duration sinceRenewal,
    boolean released,
    boolean majority,
    List<ProbeSample> probes,
    Mode mode,
    @Nullable Declaration declared,
    @Nullable Decision approved) {
  public Signs {
    probes = List.copyOf(probes);
  }

  /// What people call them.
  public record Names(Bilingual service, Bilingual site) {
    /// By their ids.
    public static Names of(ServiceId service, SiteId site) {
      return new Names(Bilingual.same(service.name()), Bilingual.same(site.name()));
    }
  }

  String serviceInJapanese() {
    return names.service().ja();
  }

  String siteInJapanese() {
    return names.site().ja();
  }

  /// Since when no heartbeat of the site has arrived.
  public Optional<Instant> silence() {
    return Optional.ofNullable(silentSince);
  }

  Optional<Decision> approval() {
    return Optional.ofNullable(approved);
  }

  Optional<Declaration> declaration() {
    return Optional.ofNullable(declared);
  }
}
