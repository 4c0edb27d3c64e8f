package org.hikae.agent;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.hikae.agent.config.AgentConfig;
import org.hikae.agent.config.AgentConfig.ServicePlace;
import org.hikae.source.GuardedService;
import org.hikae.source.Source;

/// Makes what the configuration names: services to run and sources to back up, each of its kind.
public interface Kinds {
  Equipment of(AgentConfig config, ServicePlace place) throws IOException;

  /// A service as it is run, if it is, and its sources.
  record Equipment(Optional<GuardedService> guarded, List<Source> sources) {}
}
