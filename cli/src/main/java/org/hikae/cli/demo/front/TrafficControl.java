package org.hikae.cli.demo.front;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The switch of a [Front]: `PUT /services/{id}` over mutual TLS, by whoever holds the service's
/// newest fencing token. An older epoch is refused with 409, whoever asks.
public final class TrafficControl implements AutoCloseable {
  private static final String PATH = "/services/";

  private final JsonMapper json = new JsonMapper();
  private final HttpsServer server;
  private final Front front;
  private final String service;
  private Wish current;

  private TrafficControl(HttpsServer server, Front front, Wish first) {
    this.server = server;
    this.front = front;
    this.service = first.service();
    this.current = first;
  }

  /// The target that keeps users out.
  private static final String NOWHERE = "none";

  /// Who leads the service where, under which epoch; `none` as target leads nowhere.
  public record Wish(String service, long epoch, String holder, String target) {}

  /// Serves on loopback; `first` is where the front leads until someone with a token says
  /// otherwise.
  public static TrafficControl serve(int port, SSLContext tls, Front front, Wish first)
      throws IOException {
    var server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            var ssl = tls.getDefaultSSLParameters();
            ssl.setNeedClientAuth(true);
            parameters.setSSLParameters(ssl);
          }
        });
    var control = new TrafficControl(server, front, first);
    front.leadTo(address(first.target()));
    server.createContext(PATH, control::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return control;
  }

  /// Who has it now.
  public synchronized Wish current() {
    return current;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().equals(PATH + service)) {
        answer(exchange, 404, Map.of("error", "no such service"));
      } else if (exchange.getRequestMethod().equals("GET")) {
        answer(exchange, 200, current());
      } else if (exchange.getRequestMethod().equals("PUT")) {
        put(exchange);
      } else {
        answer(exchange, 405, Map.of("error", "GET or PUT"));
      }
    }
  }

  private void put(HttpExchange exchange) throws IOException {
    try (var body = exchange.getRequestBody()) {
      var wish = json.readValue(body, Wish.class);
      var target = wish.target().equals(NOWHERE) ? null : address(wish.target());
      var newest = take(wish, target);
      answer(exchange, newest.equals(wish) ? 200 : 409, newest);
    } catch (JacksonException | IllegalArgumentException e) {
      answer(exchange, 400, Map.of("error", String.valueOf(e.getMessage())));
    }
  }

  /// Takes the wish unless a newer epoch was seen; returns what is in force then.
  private synchronized Wish take(Wish wish, @Nullable InetSocketAddress target) {
    var newer = wish.epoch() > current.epoch();
    var again = wish.epoch() == current.epoch() && wish.holder().equals(current.holder());
    if (wish.service().equals(service) && (newer || again)) {
      front.leadTo(target);
      current = wish;
    }
    return current;
  }

  private void answer(HttpExchange exchange, int status, Object body) throws IOException {
    var bytes = json.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static InetSocketAddress address(String text) {
    var colon = text.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("target '" + text + "' is not host:port");
    }
    return new InetSocketAddress(
        text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
