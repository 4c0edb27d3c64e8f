package org.hikae.orchestrator;

import java.net.BindException;
import org.flywaydb.core.api.FlywayException;
import org.hikae.cluster.LedgerException;
import org.hikae.cluster.MeshException;
import org.hikae.cluster.identity.IdentityException;
import org.hikae.postgres.server.PostgresException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;

/// Finds, in whatever stopped the start, the one thing that a person can do something about.
final class Diagnosis {
  private Diagnosis() {}

  static OrchestratorException of(RuntimeException thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      var hint = hint(cause);
      if (hint != null) {
        return new OrchestratorException(String.valueOf(cause.getMessage()), hint, thrown);
      }
    }
    throw thrown;
  }

  private static @Nullable String hint(Throwable cause) {
    return switch (cause) {
      case IdentityException e -> e.hint();
      case PostgresException e -> e.hint();
      case PortInUseException _ -> "choose another address for 'console', or end what has it.";
      case LedgerException e when e.getCause() instanceof BindException ->
          "choose another address for 'ledger', or end what has it.";
      case MeshException e when e.getCause() instanceof BindException ->
          "choose another address for 'mesh', or end what has it.";
      case MeshException _ -> "look at 'mesh' and 'members' in the settings.";
      case LedgerException _ -> "look at 'ledger', 'members' and 'home' in the settings.";
      case FlywayException _ -> "the store was made by another release, or is not an empty one.";
      default -> null;
    };
  }
}
