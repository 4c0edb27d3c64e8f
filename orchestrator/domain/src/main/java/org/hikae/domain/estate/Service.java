package org.hikae.domain.estate;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hikae.domain.text.Bilingual;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.SourceId;

/// Something the business would miss.
///
/// @param home the site where it runs on a good day
/// @param recovery the site where it comes back
/// @param address where its users reach it, whichever site is active
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
    List<ServiceSource> sources) {
  public Service {
    sources = List.copyOf(sources);
  }

  /// The sources that a recovery point needs a snapshot of.
  public Set<SourceId> sourceIds() {
    return sources.stream().map(ServiceSource::id).collect(Collectors.toUnmodifiableSet());
  }
}
