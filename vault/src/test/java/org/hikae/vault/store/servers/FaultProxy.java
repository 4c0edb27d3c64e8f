package org.hikae.vault.store.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/// Stands between a store and its server, passes requests on with the Host that they were signed
/// for, and does to some of them what a script says.
public final class FaultProxy implements AutoCloseable {
  private static final Set<String> NOT_PASSED_ON =
      Set.of("content-length", "connection", "expect", "upgrade", "http2-settings");

  /// What befalls a request.
  public sealed interface Fate {
    /// It is served.
    record Served() implements Fate {}

    /// It is answered with an error, and never reaches the server.
    record Refused(int status, String code) implements Fate {}

    /// The server does it, and the connection ends before anyone is told.
    record AnswerLost() implements Fate {}

    /// The server does it, and the answer ends in the middle of its body.
    record AnswerCut() implements Fate {}

    /// The server does it, and the answer's body is another.
    record Changed(UnaryOperator<String> body) implements Fate {}

    Fate SERVED = new Served();
    Fate SLOW_DOWN = new Refused(503, "SlowDown");
    Fate FAILED = new Refused(500, "InternalError");
    Fate ANSWER_LOST = new AnswerLost();
    Fate ANSWER_CUT = new AnswerCut();
  }

  /// Says what becomes of each request.
  @FunctionalInterface
  public interface Script {
    Fate of(HttpExchange request);
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String target;
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private volatile Script script = _ -> Fate.SERVED;

  /// A request that came in.
  public record Seen(String method, String uri, com.sun.net.httpserver.Headers headers) {}

  private FaultProxy(HttpServer server, String target) {
    this.server = server;
    this.target = target;
  }

  /// @param target where the server is: `http://127.0.0.1:9000`
  public static FaultProxy before(String target) throws IOException {
    var listen = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var proxy = new FaultProxy(HttpServer.create(listen, 0), target);
    proxy.server.setExecutor(proxy.threads);
    proxy.server.createContext("/", proxy::handle);
    proxy.server.start();
    return proxy;
  }

  public String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// From now on this happens.
  public void follow(Script next) {
    script = next;
  }

  /// Every request so far, in the order they came.
  public List<Seen> seen() {
    return List.copyOf(seen);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      seen.add(
          new Seen(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders()));
      var body = exchange.getRequestBody().readAllBytes();
      switch (script.of(exchange)) {
        case Fate.Refused refused -> refuse(exchange, refused);
        case Fate.Served _ -> answer(exchange, pass(exchange, body), UnaryOperator.identity());
        case Fate.Changed changed -> answer(exchange, pass(exchange, body), changed(changed));
        case Fate.AnswerLost _ -> pass(exchange, body);
        case Fate.AnswerCut _ -> cut(exchange, pass(exchange, body));
      }
    }
  }

  private static UnaryOperator<byte[]> changed(Fate.Changed changed) {
    return bytes -> changed.body.apply(new String(bytes, UTF_8)).getBytes(UTF_8);
  }

  private HttpResponse<byte[]> pass(HttpExchange exchange, byte[] body) throws IOException {
    var request =
        HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted");
    }
  }

  private static void refuse(HttpExchange exchange, Fate.Refused refused) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    exchange.getResponseHeaders().set("x-ms-error-code", refused.code);
    var xml =
        "<?xml version=\"1.0\"?><Error><Code>%s</Code><Message>%s, says the test</Message></Error>"
            .formatted(refused.code, refused.code)
            .getBytes(UTF_8);
    var isHead = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(refused.status, isHead ? -1 : xml.length);
    if (!isHead) {
      exchange.getResponseBody().write(xml);
    }
  }

  private static void answer(
      HttpExchange exchange, HttpResponse<byte[]> reply, UnaryOperator<byte[]> change)
      throws IOException {
    var body = change.apply(reply.body());
    copyHeaders(exchange, reply);
    if (exchange.getRequestMethod().equals("HEAD")) {
      reply
          .headers()
          .firstValue("content-length")
          .ifPresent(length -> exchange.getResponseHeaders().set("Content-Length", length));
    }
    exchange.sendResponseHeaders(reply.statusCode(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  /// Says how long the answer is and gives half of it.
  private static void cut(HttpExchange exchange, HttpResponse<byte[]> reply) throws IOException {
    copyHeaders(exchange, reply);
    var body = reply.body();
    if (body.length > 1) {
      exchange.sendResponseHeaders(reply.statusCode(), body.length);
      exchange.getResponseBody().write(body, 0, body.length / 2);
      exchange.getResponseBody().flush();
    }
  }

  private static void copyHeaders(HttpExchange exchange, HttpResponse<byte[]> reply) {
    reply
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              var lower = name.toLowerCase(Locale.ROOT);
              if (!NOT_PASSED_ON.contains(lower) && !lower.equals("transfer-encoding")) {
                exchange.getResponseHeaders().put(name, List.copyOf(values));
              }
            });
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    client.close();
  }
}
