package org.hikae.cluster.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikae.cluster.Estate.NAGOYA;
import static org.hikae.cluster.Estate.OSAKA;
import static org.hikae.cluster.Estate.TOKYO;
import static org.hikae.cluster.Estate.await;
import static org.hikae.cluster.Estate.get;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hikae.cluster.Estate;
import org.hikae.protocol.Command;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
@EnabledOnOs({OS.LINUX, OS.MAC})
class HungMemberTest {
  @TempDir Path folder;

  @Test
  void isGivenUpWithoutStoppingTheOthers() throws Exception {
    var estate = new Estate(folder);
    var hubs = List.of(Estate.freeAddress(), Estate.freeAddress(), Estate.freeAddress());
    try (var tokyo =
            JGroupsMesh.join(
                new MeshSettings(hubs.get(1), hubs),
                estate.identity(TOKYO),
                MeshContract.echo(TOKYO));
        var osaka =
            JGroupsMesh.join(
                new MeshSettings(hubs.get(2), hubs),
                estate.identity(OSAKA),
                MeshContract.echo(OSAKA))) {
      estate.identity(NAGOYA);
      var nagoya = HungMember.start(estate.home(NAGOYA), hubs);
      try {
        await("all three", () -> osaka.view().members().size() == 3);
        new ProcessBuilder("kill", "-STOP", "" + nagoya.pid()).start().waitFor();
        await("it is given up", Duration.ofSeconds(30), () -> givenUpAndTalking(tokyo, osaka));
      } finally {
        nagoya.destroyForcibly().waitFor();
      }
    }
  }

  /// Meanwhile the two that live see each other and answer each other at once.
  private static boolean givenUpAndTalking(JGroupsMesh tokyo, JGroupsMesh osaka) throws Exception {
    assertThat(tokyo.view().members()).contains(TOKYO, OSAKA);
    assertThat(osaka.view().members()).contains(TOKYO, OSAKA);
    get(tokyo.ask(OSAKA, new Command.DescribeAgent(), Duration.ofSeconds(10)));
    return !tokyo.view().members().contains(NAGOYA) && !osaka.view().members().contains(NAGOYA);
  }
}
