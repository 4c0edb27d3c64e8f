package org.hikae.agent.lease;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.hikae.cluster.Mesh;
import org.hikae.cluster.MeshException;
import org.hikae.protocol.Answer;
import org.hikae.protocol.Message;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.NodeId.Role;
import org.hikae.protocol.Plea;

/// Any orchestrator that can decide: asks the one that could last, and the next one after each that
/// could not, or that has not answered by the time of the next question: a lease must not run out
/// because one orchestrator is slow.
public final class Orchestrators {
  private final Mesh mesh;
  private final Duration patience;
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();

  public Orchestrators(Mesh mesh, Duration patience) {
    this.mesh = mesh;
    this.patience = patience;
  }

  /// Asks one. Completes exceptionally when none is there, it does not answer, or it cannot decide.
  CompletableFuture<List<Answer.LeaseState>> ask(Plea plea) {
    var there = there();
    if (there.isEmpty()) {
      return CompletableFuture.failedFuture(new MeshException("no orchestrator is reached"));
    }
    if (unanswered.getAndIncrement() > 0) {
      turn.incrementAndGet();
    }
    var mine = turn.get();
    return mesh.ask(there.get(Math.floorMod(mine, there.size())), plea, patience)
        .thenCompose(Orchestrators::decided)
        .whenComplete((_, broken) -> answered(mine, broken != null));
  }

  private void answered(int mine, boolean failed) {
    unanswered.decrementAndGet();
    passOn(mine, failed);
  }

  private void passOn(int mine, boolean failed) {
    if (failed) {
      turn.compareAndSet(mine, mine + 1);
    }
  }

  private List<NodeId> there() {
    return mesh.view().members().stream()
        .filter(node -> node.role() == Role.ORCHESTRATOR)
        .sorted(Comparator.comparing(NodeId::toString))
        .toList();
  }

  private static CompletableFuture<List<Answer.LeaseState>> decided(Message answer) {
    return switch (answer) {
      case Answer.Leases leases -> CompletableFuture.completedFuture(leases.states());
      case Answer.NoMajority none ->
          CompletableFuture.failedFuture(new MeshException("no majority: " + none.because()));
      default ->
          CompletableFuture.failedFuture(
              new MeshException("answered by " + answer.getClass().getSimpleName()));
    };
  }
}
