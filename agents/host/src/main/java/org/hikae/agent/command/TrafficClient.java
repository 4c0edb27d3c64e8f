package org.hikae.agent.command;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.hikae.agent.config.AgentConfig.TrafficSwitch;
import org.hikae.protocol.FencingToken;
import tools.jackson.databind.json.JsonMapper;

/// Speaks with the switches of public addresses: HTTPS PUT under the node's own certificate, with
/// the token that the switch checks.
public final class TrafficClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// The target that keeps users out.
  private static final String NOWHERE = "none";

  private final HttpClient client;
  private final JsonMapper json = JsonMapper.shared();

  public TrafficClient(SSLContext identity) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(identity)
            .connectTimeout(PATIENCE)
            .build();
  }

  /// Asks the switch once to lead the service to this site's target.
  HttpResponse<String> put(TrafficSwitch traffic, FencingToken token)
      throws IOException, InterruptedException {
    return put(traffic, token, traffic.target().toString());
  }

  /// Asks the switch once to lead the service's users nowhere.
  HttpResponse<String> hold(TrafficSwitch traffic, FencingToken token)
      throws IOException, InterruptedException {
    return put(traffic, token, NOWHERE);
  }

  private HttpResponse<String> put(TrafficSwitch traffic, FencingToken token, String target)
      throws IOException, InterruptedException {
    var wish =
        new Wish(token.service().name(), token.epoch().number(), token.holder().name(), target);
    var request =
        HttpRequest.newBuilder(traffic.url())
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json.writeValueAsString(wish)))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private record Wish(String service, long epoch, String holder, String target) {}

  @Override
  public void close() {
    client.shutdownNow();
  }
}
