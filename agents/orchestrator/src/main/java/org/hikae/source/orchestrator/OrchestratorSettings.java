package org.hikae.source.orchestrator;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Which orchestrators are asked.
///
/// @param consoles their addresses, `host:port`: the first that answers is believed
/// @param identity the identity folder of one of them, private key and all, if that is to be kept,
///   too
public record OrchestratorSettings(List<String> consoles, Optional<Path> identity) {
  public OrchestratorSettings {
    consoles = List.copyOf(consoles);
  }
}
