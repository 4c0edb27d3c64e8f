package org.hikae.cluster.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hikae.cluster.Estate.AT_TOKYO;
import static org.hikae.cluster.Estate.OSAKA;
import static org.hikae.cluster.Estate.TOKYO;
import static org.hikae.cluster.Estate.get;

import java.time.Duration;
import org.hikae.cluster.Mesh;
import org.hikae.cluster.testing.LocalMesh;
import org.hikae.protocol.Command;
import org.hikae.protocol.NodeId;
import org.junit.jupiter.api.Test;

class LocalMeshTest extends MeshContract {
  private final LocalMesh mesh = new LocalMesh();

  @Override
  Mesh join(NodeId node, Mesh.Responder responder) {
    return mesh.join(node, responder);
  }

  @Test
  void cutsASiteOffAndHeals() throws Exception {
    var tokyo = join(TOKYO, echo(TOKYO));
    var osaka = join(OSAKA, echo(OSAKA));
    mesh.isolate(AT_TOKYO);
    assertThat(osaka.view().members()).containsExactly(OSAKA);
    assertThat(tokyo.view().members()).containsExactly(TOKYO);
    mesh.heal();
    assertThat(get(osaka.ask(TOKYO, new Command.DescribeAgent(), PATIENCE))).isNotNull();
  }

  @Test
  void losesOneWayOnly() throws Exception {
    var tokyo = join(TOKYO, echo(TOKYO));
    join(OSAKA, echo(OSAKA));
    mesh.drop(OSAKA, TOKYO);
    var unanswered = tokyo.ask(OSAKA, new Command.DescribeAgent(), Duration.ofMillis(100));
    assertThatThrownBy(() -> get(unanswered)).hasMessageContaining("did not answer");
  }
}
