package org.hikae.cluster.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hikae.cluster.Estate.AGENT;
import static org.hikae.cluster.Estate.NAGOYA;
import static org.hikae.cluster.Estate.OSAKA;
import static org.hikae.cluster.Estate.TOKYO;
import static org.hikae.cluster.Estate.await;
import static org.hikae.cluster.Estate.get;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hikae.cluster.Mesh;
import org.hikae.cluster.MeshException;
import org.hikae.cluster.MeshView;
import org.hikae.protocol.Command;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.Report;
import org.hikae.protocol.SiteId;
import org.junit.jupiter.api.Test;

/// What every mesh keeps to.
abstract class MeshContract {
  static final Duration PATIENCE = Duration.ofSeconds(20);

  abstract Mesh join(NodeId node, Mesh.Responder responder) throws Exception;

  /// Answers with who asked and who was asked.
  static Mesh.Responder echo(NodeId self) {
    return (from, _) -> new Report.Refused(from + " asked " + self, "");
  }

  @Test
  void asksAndAnswersAndSeesOneLeave() throws Exception {
    var tokyo = join(TOKYO, echo(TOKYO));
    var osaka = join(OSAKA, echo(OSAKA));
    var agent = join(AGENT, echo(AGENT));
    var seen = new CopyOnWriteArrayList<MeshView>();
    tokyo.watch(seen::add);

    await("all there", () -> tokyo.view().members().size() == 3);
    await("the agent sees them", () -> agent.view().members().contains(TOKYO));
    assertThat(get(tokyo.ask(AGENT, new Command.ListSnapshots(List.of(), ""), PATIENCE)))
        .isEqualTo(new Report.Refused(TOKYO + " asked " + AGENT, ""));
    assertThat(get(agent.ask(OSAKA, new Command.ListSnapshots(List.of(), ""), PATIENCE)))
        .isEqualTo(new Report.Refused(AGENT + " asked " + OSAKA, ""));

    agent.close();
    await("the agent is gone", () -> !tokyo.view().members().contains(AGENT));
    assertThat(tokyo.view().reaches(new SiteId("osaka"))).isTrue();
    osaka.close();
    await("the site is gone", () -> !tokyo.view().reaches(new SiteId("osaka")));
    await("it was told", () -> seen.getLast().equals(tokyo.view()));
    assertThat(seen).isSortedAccordingTo((a, b) -> Long.compare(a.number(), b.number()));
  }

  @Test
  void failsAQuestionThatCannotBeAnswered() throws Exception {
    var tokyo = join(TOKYO, echo(TOKYO));
    join(
        OSAKA,
        (_, request) -> {
          if (request instanceof Command.ListSnapshots) {
            throw new IllegalStateException("the vault is locked");
          }
          sleep();
          return new Report.Refused("late", "");
        });
    await("both there", () -> tokyo.view().members().contains(OSAKA));

    assertThatThrownBy(
            () -> get(tokyo.ask(OSAKA, new Command.ListSnapshots(List.of(), ""), PATIENCE)))
        .hasCauseInstanceOf(MeshException.class)
        .hasMessageContaining("the vault is locked");
    var hasty = tokyo.ask(OSAKA, new Command.DescribeAgent(), Duration.ofMillis(200));
    assertThatThrownBy(() -> get(hasty))
        .hasCauseInstanceOf(MeshException.class)
        .hasMessageContaining("did not answer within 200 ms");
    assertThatThrownBy(() -> get(tokyo.ask(NAGOYA, new Command.DescribeAgent(), PATIENCE)))
        .hasCauseInstanceOf(MeshException.class)
        .hasMessageContaining("not in the mesh");
    var endless = new Report.Refused("x".repeat(2 * Exchange.LONGEST_ENVELOPE), "");
    assertThatThrownBy(() -> get(tokyo.ask(OSAKA, endless, PATIENCE)))
        .hasMessageContaining("too long");
  }

  private static void sleep() {
    try {
      Thread.sleep(2000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
