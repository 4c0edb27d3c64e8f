package org.hikae.agent.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.hikae.agent.Kinds.Equipment;
import org.hikae.agent.config.AgentConfig.ServicePlace;
import org.hikae.protocol.SandboxId;
import org.hikae.protocol.SourceId;
import org.hikae.source.GuardedService;
import org.hikae.source.Source;
import org.hikae.source.SourceException;

/// One sandbox: a service's equipment in a folder of its own.
///
/// @param until when it ends by itself
/// @param restored the ids of the snapshots that were restored into it; grows
record Sandbox(
    SandboxId id,
    ServicePlace place,
    Path folder,
    Equipment equipment,
    Instant until,
    Set<String> restored) {
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

  GuardedService service() throws IOException {
    return equipment
        .guarded()
        .orElseThrow(
            () ->
                new SourceException(
                    place.id() + " has nothing to start here",
                    "leave start and verify out of its drills"));
  }

  Source source(SourceId wanted) throws IOException {
    for (var source : equipment.sources()) {
      if (source.id().equals(wanted)) {
        return source;
      }
    }
    throw new SourceException(
        place.id() + " has no source '" + wanted + "' here", "add it to the agent's configuration");
  }

  /// Ends every process of it and removes its folder.
  void end() throws IOException {
    if (equipment.guarded().isPresent()) {
      var service = equipment.guarded().get();
      try {
        service.stop(STOP_PATIENCE);
      } catch (IOException | RuntimeException _) {
        // it is ended by force in any case
      }
      service.fence();
    }
    Removal.of(folder);
  }
}
