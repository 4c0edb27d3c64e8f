package org.hikae.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hikae.cli.terminal.Words;
import org.hikae.cluster.identity.Authority;
import org.hikae.cluster.identity.Identity;
import org.hikae.protocol.NodeId;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Something that answers as an orchestrator would, over mutual TLS, and remembers what it was
/// asked since the test began.
public final class StandIn implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  private static final String SERVER = "orchestrator.osaka.o1";
  private static final String CALLER = "operator.osaka.sato";

  private final Map<String, String> answers;
  private final String unknown;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<JsonNode> orders = new CopyOnWriteArrayList<>();

  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private HttpsServer server;

  /// @param answers by method and path (`GET /api/v1/jobs`), with the query where it matters; an
  ///   empty one says that there is nothing to say
  /// @param unknown what whoever asks for anything else is told
  public StandIn(Map<String, String> answers, String unknown) {
    this.answers = answers;
    this.unknown = unknown;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    folder = Files.createTempDirectory("stand-in");
    var authority = Authority.create(folder.resolve("authority"), Clock.systemUTC());
    for (var node : List.of(SERVER, CALLER)) {
      authority.issue(NodeId.parse(node), List.of("127.0.0.1"), folder.resolve(node));
    }
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var identity = Identity.load(folder.resolve(SERVER), Clock.systemUTC());
    server.setHttpsConfigurator(new HttpsConfigurator(identity.tls()));
    server.createContext("/", this::answer);
    server.start();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    asked.clear();
    orders.clear();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    server.stop(0);
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /// Method, path and query of each request.
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /// What came along with the last request that ordered something.
  public JsonNode ordered() {
    return orders.getLast();
  }

  /// A command line, typed by somebody whom it knows.
  public Typed typed(Object... words) {
    return typedIn(Words.english(), words);
  }

  /// The same, in another language.
  public Typed typedIn(Words language, Object... words) {
    var all = new ArrayList<>(Arrays.asList(words));
    all.addAll(List.of("--console", "127.0.0.1:" + server.getAddress().getPort()));
    all.addAll(List.of("--identity", folder.resolve(CALLER)));
    return Typed.in(language, all.toArray());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
      var query = exchange.getRequestURI().getRawQuery();
      var whole = query == null ? path : path + "?" + query;
      asked.add(whole);
      var order = exchange.getRequestBody().readAllBytes();
      if (order.length > 0) {
        orders.add(new JsonMapper().readTree(order));
      }
      var known = answers.getOrDefault(whole, answers.get(path));
      if (known == null) {
        say(exchange, 404, "{\"detail\": \"" + unknown + "\", \"hint\": \"list them\"}");
      } else {
        say(exchange, known.isEmpty() ? 204 : 200, known);
      }
    }
  }

  private static void say(HttpExchange exchange, int status, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
