package org.hikae.orchestrator;

import java.nio.file.Path;
import org.hikae.orchestrator.testing.PlayedCluster;

/// Starts whole orchestrators in a played cluster, one after another: what Spring Boot does to the
/// logging of the process as it starts is not made for two at a time.
final class Starts {
  private Starts() {}

  static synchronized Orchestrator one(Path config) throws OrchestratorException {
    return Orchestrator.start(config, PlayedCluster.class);
  }
}
