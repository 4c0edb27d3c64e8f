package org.hikae.agent.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.hikae.cluster.Mesh;
import org.hikae.cluster.MeshException;
import org.hikae.cluster.MeshView;
import org.hikae.protocol.Answer;
import org.hikae.protocol.Message;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.Plea;
import org.junit.jupiter.api.Test;

final class OrchestratorsTest {
  private static final NodeId SELF = NodeId.parse("agent.tokyo.a1");
  private static final NodeId NAGOYA = NodeId.parse("orchestrator.nagoya.o1");
  private static final NodeId OSAKA = NodeId.parse("orchestrator.osaka.o1");
  private static final Plea PLEA = new Plea.RenewLeases(List.of());

  private final Answering mesh = new Answering();
  private final Orchestrators orchestrators = new Orchestrators(mesh, Duration.ofSeconds(2));

  @Test
  void whoeverDecidedLastIsAskedAgain() {
    var _ = orchestrators.ask(PLEA);
    mesh.decide(0);
    var _ = orchestrators.ask(PLEA);

    assertThat(mesh.asked).containsExactly(NAGOYA, NAGOYA);
  }

  @Test
  void whileOneIsSilentTheNextIsAskedAndGoesOnBeingAsked() {
    var silent = orchestrators.ask(PLEA);
    var second = orchestrators.ask(PLEA);
    mesh.decide(1);
    mesh.fail(0);
    var _ = orchestrators.ask(PLEA);

    assertThat(mesh.asked).containsExactly(NAGOYA, OSAKA, OSAKA);
    assertThat(second).isCompleted();
    assertThat(silent).isCompletedExceptionally();
  }

  @Test
  void afterOneThatCannotDecideTheNextIsAsked() {
    var _ = orchestrators.ask(PLEA);
    mesh.fail(0);
    var _ = orchestrators.ask(PLEA);

    assertThat(mesh.asked).containsExactly(NAGOYA, OSAKA);
  }

  /// Two orchestrators that answer when they are told to.
  private static final class Answering implements Mesh {
    final List<NodeId> asked = new ArrayList<>();
    private final List<CompletableFuture<Message>> answers = new ArrayList<>();

    void decide(int question) {
      answers.get(question).complete(new Answer.Leases(List.of()));
    }

    void fail(int question) {
      answers.get(question).completeExceptionally(new MeshException("silent"));
    }

    @Override
    public CompletableFuture<Message> ask(NodeId to, Message request, Duration patience) {
      asked.add(to);
      var answer = new CompletableFuture<Message>();
      answers.add(answer);
      return answer;
    }

    @Override
    public NodeId self() {
      return SELF;
    }

    @Override
    public MeshView view() {
      return new MeshView(1, List.of(SELF, OSAKA, NAGOYA));
    }

    @Override
    public void watch(Consumer<MeshView> watcher) {
      watcher.accept(view());
    }

    @Override
    public void close() {}
  }
}
