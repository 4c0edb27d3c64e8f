package org.hikae.domain.estate;

import org.hikae.protocol.SourceId;

/// A thing to back up that belongs to a service.
public record ServiceSource(SourceId id, Kind kind) {
  /// Which program reads and writes it.
  public enum Kind {
    FILES,
    POSTGRES,
    MARIADB,
    COMMAND,
    /// The state of the orchestrators themselves.
    ORCHESTRATOR
  }
}
