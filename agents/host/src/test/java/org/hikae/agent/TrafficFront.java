package org.hikae.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.hikae.cluster.identity.Identity;
import tools.jackson.databind.json.JsonMapper;

/// A traffic switch that remembers what it was asked, and refuses epochs older than the newest.
final class TrafficFront implements AutoCloseable {
  private final HttpsServer server;
  private volatile String target = "nobody";
  private volatile long epoch;

  TrafficFront(Identity identity) throws IOException {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(identity.tls()) {
          @Override
          public void configure(HttpsParameters parameters) {
            var tls = getSSLContext().getDefaultSSLParameters();
            tls.setNeedClientAuth(true);
            parameters.setSSLParameters(tls);
          }
        });
    server.createContext("/services/registry", this::handle);
    server.start();
  }

  URI address() {
    return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/services/registry");
  }

  String target() {
    return target;
  }

  /// Somebody else has switched under this epoch meanwhile.
  void sawEpoch(long newer) {
    epoch = newer;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var wish = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
      var asked = wish.get("epoch").asLong();
      var refused = asked < epoch;
      if (!refused) {
        epoch = asked;
        target = wish.get("target").asString();
      }
      var body = ("{\"epoch\":" + epoch + "}").getBytes(UTF_8);
      exchange.sendResponseHeaders(refused ? 409 : 200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
