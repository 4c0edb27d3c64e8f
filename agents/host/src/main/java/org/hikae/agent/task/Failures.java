package org.hikae.agent.task;

import java.io.IOException;
import org.hikae.agent.config.AgentException;
import org.hikae.postgres.server.PostgresException;
import org.hikae.protocol.TaskState.Failed;
import org.hikae.source.SourceException;
import org.hikae.vault.VaultException;
import org.hikae.vault.store.StoreException;
import org.jspecify.annotations.Nullable;

/// What is said about work that ended in an exception.
public final class Failures {
  private Failures() {}

  /// A sentence, and what to do.
  public static Failed of(Throwable broken) {
    return switch (broken) {
      case VaultException vault ->
          new Failed(sentence(vault), vault.hint(), retryable(vault.getCause()));
      case StoreException store ->
          new Failed(
              sentence(store), "see that the store is reached and has room", store.worthRetrying());
      case SourceException source ->
          new Failed(sentence(source), source.hint(), source.worthRetrying());
      case PostgresException postgres -> new Failed(sentence(postgres), postgres.hint(), false);
      case AgentException agent -> new Failed(sentence(agent), agent.hint(), false);
      case IOException io -> new Failed(sentence(io), "see the agent's log", true);
      case InterruptedException _ ->
          new Failed(
              "the agent was stopped while it ran", "ask again when the agent is back", true);
      default ->
          new Failed(
              "a defect of the agent: " + broken,
              "report it with the agent's log; asking again may help",
              false);
    };
  }

  private static boolean retryable(@Nullable Throwable cause) {
    return cause instanceof StoreException store && store.worthRetrying();
  }

  private static String sentence(Throwable broken) {
    var message = broken.getMessage();
    return message == null || message.isBlank() ? broken.getClass().getSimpleName() : message;
  }
}
