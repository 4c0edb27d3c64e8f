package org.hikae.cluster.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hikae.cluster.Estate.NAGOYA;
import static org.hikae.cluster.Estate.ORCHESTRATORS;
import static org.hikae.cluster.Estate.OSAKA;
import static org.hikae.cluster.Estate.TOKYO;
import static org.hikae.cluster.Estate.await;
import static org.hikae.cluster.Estate.get;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocket;
import org.hikae.cluster.Estate;
import org.hikae.cluster.Mesh;
import org.hikae.cluster.identity.Authority;
import org.hikae.cluster.identity.Identity;
import org.hikae.protocol.Command;
import org.hikae.protocol.NodeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JGroupsMeshTest extends MeshContract {
  @TempDir Path folder;
  private Estate estate;
  private final Map<NodeId, InetSocketAddress> hubs = new HashMap<>();
  private final List<JGroupsMesh> joined = new CopyOnWriteArrayList<>();

  @BeforeEach
  void prepare() throws IOException {
    estate = new Estate(folder);
    for (var node : ORCHESTRATORS) {
      hubs.put(node, Estate.freeAddress());
    }
  }

  @AfterEach
  void leave() {
    joined.forEach(Mesh::close);
  }

  @Override
  JGroupsMesh join(NodeId node, Mesh.Responder responder) throws IOException {
    return join(node, estate.identity(node), responder);
  }

  private JGroupsMesh join(NodeId node, Identity identity, Mesh.Responder responder)
      throws IOException {
    var listen = hubs.getOrDefault(node, Estate.freeAddress());
    var settings = new MeshSettings(listen, List.copyOf(hubs.values()));
    var mesh = JGroupsMesh.join(settings, identity, responder);
    joined.add(mesh);
    return mesh;
  }

  private InetSocketAddress hub(NodeId node) {
    return Objects.requireNonNull(hubs.get(node));
  }

  @Test
  void leavesAStrangerOutside() throws Exception {
    var tokyo = join(TOKYO, echo(TOKYO));
    var rogue = new Estate(folder.resolve("rogue")).identity(OSAKA);
    var stranger = join(OSAKA, rogue, echo(OSAKA));
    assertThat(stranger.view().members()).containsExactly(OSAKA);
    assertThat(tokyo.view().members()).containsExactly(TOKYO);
  }

  @Test
  void refusesNoCertificateAnOperatorAndTls12() throws Exception {
    join(TOKYO, echo(TOKYO));
    var osaka = estate.identity(OSAKA);
    assertThat(firstAnswer(connect(osaka))).isEqualTo("open");

    var operator = NodeId.parse("operator.tokyo.alice");
    assertThat(firstAnswer(connect(estate.identity(operator)))).isEqualTo("closed");

    var old = connect(osaka);
    old.setEnabledProtocols(new String[] {"TLSv1.2"});
    assertThatThrownBy(old::startHandshake).isInstanceOf(IOException.class);

    try (var plain = new Socket()) {
      plain.connect(hub(TOKYO));
      plain.getOutputStream().write(new byte[100]);
      plain.setSoTimeout(5000);
      assertThat(drained(plain)).isTrue();
    }
  }

  private SSLSocket connect(Identity as) throws IOException {
    var address = hub(TOKYO);
    return (SSLSocket)
        as.tls().getSocketFactory().createSocket(address.getAddress(), address.getPort());
  }

  /// In TLS 1.3 a client learns only from its first read that the server turned it away.
  private static String firstAnswer(SSLSocket socket) throws IOException {
    try (socket) {
      socket.startHandshake();
      socket.setSoTimeout(500);
      return socket.getInputStream().read() < 0 ? "closed" : "talks";
    } catch (java.net.SocketTimeoutException e) {
      return "open";
    } catch (IOException e) {
      return "closed";
    }
  }

  private static boolean drained(Socket socket) throws IOException {
    try {
      socket.getInputStream().readAllBytes();
      return true;
    } catch (java.net.SocketException e) {
      return true;
    }
  }

  @Test
  void joinsInTimeWhileSilentClientsHangOnTheDoor() throws Exception {
    join(TOKYO, echo(TOKYO));
    var silent = new ArrayList<Socket>();
    try {
      for (var i = 0; i < 20; i++) {
        silent.add(new Socket(hub(TOKYO).getAddress(), hub(TOKYO).getPort()));
      }
      var osaka = join(OSAKA, echo(OSAKA));
      await("joined", () -> osaka.view().members().contains(TOKYO));
    } finally {
      for (var socket : silent) {
        socket.close();
      }
    }
  }

  @Test
  void mergesHubsThatStartAtOnce() throws Exception {
    var starting = new ArrayList<Thread>();
    for (var node : ORCHESTRATORS) {
      starting.add(Thread.ofVirtual().start(() -> joinUnchecked(node)));
    }
    for (var each : starting) {
      each.join();
    }
    await("one mesh", () -> joined.stream().allMatch(mesh -> mesh.view().members().size() == 3));
    var tokyo = joined.stream().filter(mesh -> mesh.self().equals(TOKYO)).findAny().orElseThrow();
    assertThat(get(tokyo.ask(NAGOYA, new Command.DescribeAgent(), PATIENCE))).isNotNull();
  }

  private void joinUnchecked(NodeId node) {
    try {
      join(node, echo(node));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void saysClearlyThatItsPortIsTaken() throws Exception {
    try (var _ = new java.net.ServerSocket(hub(TOKYO).getPort(), 1, hub(TOKYO).getAddress())) {
      assertThatThrownBy(() -> join(TOKYO, echo(TOKYO)))
          .hasMessageContaining("" + hub(TOKYO).getPort());
    }
  }

  @Test
  void issuesNothingWithoutTheAuthority() {
    assertThatThrownBy(() -> Authority.open(folder.resolve("nowhere"), Clock.systemUTC()))
        .hasMessageContaining("does not exist");
  }
}
