package org.hikae.agent.command;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.hikae.agent.lease.LeaseKeeper;
import org.hikae.agent.lease.ServiceGuard;
import org.hikae.agent.task.Work;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.TaskState;
import org.hikae.protocol.TaskState.Failed;
import org.hikae.protocol.TaskState.Figures;
import org.hikae.protocol.TaskState.Succeeded;
import org.hikae.vault.Progress;

/// Starting and stopping a service on command.
final class ServiceWorks {
  private static final Duration RIGHT_PATIENCE = Duration.ofSeconds(15);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

  private ServiceWorks() {}

  /// Starts the service once its right is proven.
  record Start(FencingToken token, ServiceGuard guard) implements Work {
    @Override
    public TaskState run(Progress progress) throws IOException, InterruptedException {
      var began = System.nanoTime();
      progress.at("waiting for the lease to be renewed", 0, 0);
      if (!guard.awaitRight(token, RIGHT_PATIENCE)) {
        return new Failed(
            "no orchestrator renewed " + token + " within " + RIGHT_PATIENCE.toSeconds() + " s",
            "see whether the orchestrators have a majority and this agent reaches them",
            true);
      }
      progress.at("starting", 0, 0);
      guard.start(token);
      return succeeded(began, guard.id() + " runs here under epoch " + token.epoch());
    }
  }

  /// Stops the service and gives its lease back.
  record Stop(FencingToken token, ServiceGuard guard, LeaseKeeper keeper) implements Work {
    @Override
    public TaskState run(Progress progress)
        throws IOException, InterruptedException, ExecutionException {
      var began = System.nanoTime();
      progress.at("stopping", 0, 0);
      guard.stop(STOP_PATIENCE);
      var takenBack = keeper.release(guard.id(), true).get();
      return succeeded(
          began,
          guard.id()
              + " is stopped here; its lease "
              + (takenBack ? "was given back" : "runs out by itself"));
    }
  }

  private static Succeeded succeeded(long began, String summary) {
    return new Succeeded(
        Duration.ofNanos(System.nanoTime() - began), summary, List.of(), Figures.NONE);
  }
}
