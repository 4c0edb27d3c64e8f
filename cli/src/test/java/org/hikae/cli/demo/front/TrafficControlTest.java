package org.hikae.cli.demo.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.hikae.cluster.identity.Authority;
import org.hikae.cluster.identity.Identity;
import org.hikae.protocol.NodeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The switch of the public address obeys the newest token, and nobody without an agent's
/// certificate.
class TrafficControlTest {
  @TempDir Path folder;
  private Authority authority;
  private Front front;
  private TrafficControl control;
  private int port;

  @BeforeEach
  void open() throws IOException {
    authority = Authority.create(folder.resolve("authority"), Clock.systemUTC());
    front = Front.open(0);
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    control =
        TrafficControl.serve(
            port,
            identity("orchestrator.nagoya.front").tls(node -> node.role() == NodeId.Role.AGENT),
            front,
            new TrafficControl.Wish("registry", 0, "tokyo", "127.0.0.1:1"));
  }

  @AfterEach
  void close() throws IOException {
    control.close();
    front.close();
  }

  @Test
  void aNewerEpochTakesTheAddressAndAnOlderOneIsRefused() throws Exception {
    var osaka = identity("agent.osaka.a1").tls();
    var tokyo = identity("agent.tokyo.a1").tls();
    assertThat(put(osaka, wish(2, "osaka"))).isEqualTo(200);
    assertThat(put(osaka, wish(2, "osaka"))).as("the same again").isEqualTo(200);
    assertThat(put(tokyo, wish(1, "tokyo"))).as("superseded").isEqualTo(409);
    assertThat(put(tokyo, wish(2, "tokyo"))).as("another's epoch").isEqualTo(409);
    assertThat(control.current().holder()).isEqualTo("osaka");
  }

  @Test
  void onlyAgentsMayAsk() throws Exception {
    var operator = identity("operator.osaka.jane").tls();
    assertThatThrownBy(() -> put(operator, wish(3, "osaka"))).isInstanceOf(IOException.class);
    assertThat(control.current().epoch()).isZero();
  }

  @Test
  void nonsenseIsRefused() throws Exception {
    var osaka = identity("agent.osaka.a1").tls();
    assertThat(put(osaka, "{\"service\":")).isEqualTo(400);
    assertThat(
            put(
                osaka,
                "{\"service\":\"registry\",\"epoch\":4,\"holder\":\"osaka\",\"target\":\"x\"}"))
        .isEqualTo(400);
  }

  private static String wish(long epoch, String holder) {
    return "{\"service\":\"registry\",\"epoch\":%d,\"holder\":\"%s\",\"target\":\"127.0.0.1:2\"}"
        .formatted(epoch, holder);
  }

  private int put(SSLContext identity, String body) throws IOException, InterruptedException {
    try (var client = HttpClient.newBuilder().sslContext(identity).build()) {
      var request =
          HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/services/registry"))
              .PUT(BodyPublishers.ofString(body))
              .build();
      return client.send(request, BodyHandlers.ofString()).statusCode();
    }
  }

  private Identity identity(String node) throws IOException {
    var home = folder.resolve(node);
    authority.issue(NodeId.parse(node), List.of("127.0.0.1"), home);
    return Identity.load(home, Clock.systemUTC());
  }
}
