package org.hikae.orchestrator.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.hikae.cluster.identity.Identity;
import org.hikae.protocol.NodeId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks orchestrators over their own doors as an operator, one after the other until one answers.
public final class Bench implements AutoCloseable {
  /// Below the ports that the system gives to outgoing connections, so none of those takes one
  /// between the asking and the listening; and no two tests get the same.
  private static final int LOWEST_PORT = 11_000;

  private static final int HIGHEST_PORT = 17_000;
  private static final Set<Integer> PORTS = ConcurrentHashMap.newKeySet();

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final HttpClient client;
  private final int[] ports;

  public Bench(Path folder, NodeId operator, int... ports) throws IOException {
    var identity = Identity.load(PlayedCluster.identity(folder, operator), Clock.systemUTC());
    this.client =
        HttpClient.newBuilder()
            .sslContext(identity.tls())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    this.ports = ports.clone();
  }

  public JsonNode get(String path) throws Exception {
    return json(send(path, builder -> builder.GET()));
  }

  public JsonNode post(String path, String body) throws Exception {
    var response = posted(path, body);
    assertThat(response.statusCode() / 100).as(response.body()).isEqualTo(2);
    return json(response);
  }

  /// The answer, whatever it is.
  public HttpResponse<String> posted(String path, String body) throws Exception {
    return send(
        path,
        builder ->
            builder.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
  }

  public JsonNode until(String path, Predicate<JsonNode> wanted) throws Exception {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var seen = get(path);
    while (!wanted.test(seen)) {
      assertThat(System.nanoTime()).as("%s still says %s", path, seen).isLessThan(deadline);
      Thread.sleep(50);
      seen = get(path);
    }
    return seen;
  }

  public void jobDone(JsonNode order) throws Exception {
    until(
        "/jobs/" + order.get("job").asString(), job -> job.get("state").asString().equals("DONE"));
  }

  private interface Question {
    HttpRequest.Builder on(HttpRequest.Builder builder);
  }

  private HttpResponse<String> send(String path, Question question) throws Exception {
    IOException last = new IOException("no port");
    for (var port : ports) {
      try {
        var address = URI.create("https://127.0.0.1:" + port + "/api/v1" + path);
        var request =
            question.on(HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30))).build();
        return client.send(request, BodyHandlers.ofString());
      } catch (IOException away) {
        last = away;
      }
    }
    throw last;
  }

  private static JsonNode json(HttpResponse<String> response) {
    return new JsonMapper().readTree(response.body().isEmpty() ? "{}" : response.body());
  }

  public static int freePort() {
    while (true) {
      var port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
      if (PORTS.add(port) && isFree(port)) {
        return port;
      }
    }
  }

  private static boolean isFree(int port) {
    try (var free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return free.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
