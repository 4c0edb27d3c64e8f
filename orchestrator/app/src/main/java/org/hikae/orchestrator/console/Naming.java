package org.hikae.orchestrator.console;

import java.util.Optional;
import org.hikae.domain.estate.Estate;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;
import org.jspecify.annotations.Nullable;

/// What things of the estate are called on a page; whatever is not in it (any more) keeps its id.
record Naming(Manner manner, @Nullable Estate estate) {

  String site(SiteId id) {
    return known()
        .flatMap(estate -> estate.site(id))
        .map(site -> manner.in(site.name()))
        .orElse(id.name());
  }

  String service(ServiceId id) {
    return known()
        .flatMap(estate -> estate.service(id))
        .map(service -> manner.in(service.name()))
        .orElse(id.name());
  }

  private Optional<Estate> known() {
    return Optional.ofNullable(estate);
  }
}
