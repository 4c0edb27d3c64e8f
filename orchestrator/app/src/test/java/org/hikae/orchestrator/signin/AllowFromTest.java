package org.hikae.orchestrator.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import org.hikae.cluster.identity.Identity;
import org.hikae.orchestrator.Premises;
import org.hikae.orchestrator.testing.PlayedCluster;
import org.hikae.protocol.NodeId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where somebody asks from limits what they may do, whatever they show.
class AllowFromTest {
  @TempDir static Path folder = Path.of("unset");

  @Test
  @Tag("SEC-13")
  void whatIsNotAllowedFromAnAddressIsRefusedThereAndNotElsewhere() throws Exception {
    var settings = "allowFrom: {admin: [127.0.0.2, \"10.0.0.0/8\"], run: [\"127.0.0.2/31\"]}\n";
    var ito = NodeId.parse("operator.osaka.ito");
    try (var premises = Premises.open(folder, settings, "")) {
      var identity = Identity.load(PlayedCluster.identity(folder, ito), Clock.systemUTC());
      try (var here = at(identity, "127.0.0.1");
          var there = at(identity, "127.0.0.2")) {
        assertThat(ask(here, premises, "GET", "/api/v1/status")).isEqualTo(200);
        assertThat(ask(here, premises, "GET", "/api/v1/tokens")).isEqualTo(403);
        assertThat(ask(here, premises, "POST", "/api/v1/vaults/none/mirror")).isEqualTo(403);
        assertThat(ask(there, premises, "GET", "/api/v1/tokens")).isEqualTo(200);
        assertThat(ask(there, premises, "POST", "/api/v1/vaults/none/mirror")).isEqualTo(404);
        assertThat(ask(there, premises, "GET", "/api/v1/audit?refused=true&from=127.0.0.1"))
            .isEqualTo(200);
      }
    }
  }

  /// Any address of 127.0.0.0/8 is this machine's own.
  private static HttpClient at(Identity identity, String address) {
    return HttpClient.newBuilder()
        .sslContext(identity.tls())
        .localAddress(InetAddress.ofLiteral(address))
        .build();
  }

  private static int ask(HttpClient client, Premises premises, String method, String path)
      throws Exception {
    var address = URI.create("https://127.0.0.1:" + premises.port + path);
    var request = HttpRequest.newBuilder(address).method(method, BodyPublishers.noBody()).build();
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }
}
