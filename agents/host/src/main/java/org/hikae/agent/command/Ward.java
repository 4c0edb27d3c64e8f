package org.hikae.agent.command;

import java.util.List;
import java.util.Optional;
import org.hikae.agent.config.AgentConfig.ServicePlace;
import org.hikae.agent.lease.ServiceGuard;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SourceId;
import org.hikae.source.Source;

/// A service in this agent's care: its sources, and its guard when something runs here.
public record Ward(ServicePlace place, List<Source> sources, Optional<ServiceGuard> guard) {
  public Ward {
    sources = List.copyOf(sources);
  }

  public ServiceId id() {
    return place.id();
  }

  Optional<Source> source(SourceId id) {
    return sources.stream().filter(source -> source.id().equals(id)).findFirst();
  }
}
