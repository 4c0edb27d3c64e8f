package org.hikae.cli.remote;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.hikae.cluster.identity.Identity;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks the orchestrators of an estate over mutual TLS. Several consoles may be named: the first
/// that answers is asked first the next time.
public final class OrchestratorClient implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final int TO_THE_LEADER = 307;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// Somebody has to fetch it first.
  private static final Duration A_WHILE = Duration.ofSeconds(60);

  private static final int OK = 200;

  private final HttpClient http;
  private final JsonMapper json = new JsonMapper();
  private final List<String> consoles;
  private final @Nullable String token;
  private volatile int preferred;

  /// @param consoles their addresses, `host:port`
  public OrchestratorClient(Identity identity, List<String> consoles) {
    this(identity.tls(), null, consoles);
  }

  /// @param token shown with every request; null when the connection itself says who asks
  public OrchestratorClient(SSLContext tls, @Nullable String token, List<String> consoles) {
    this.consoles = List.copyOf(consoles);
    this.token = token;
    this.http = HttpClient.newBuilder().sslContext(tls).connectTimeout(CONNECT).build();
  }

  /// What the path shows, as JSON.
  public JsonNode get(String path) throws IOException {
    return json.readTree(ask(path, builder -> builder.GET()));
  }

  /// What the path shows, as JSON.
  public JsonNode get(ApiPath path) throws IOException {
    return get(path.text());
  }

  /// What the path shows, as it is.
  public String text(String path) throws IOException {
    return ask(path, builder -> builder.GET());
  }

  /// Asks for something to be done; `body` is written as JSON.
  public JsonNode post(String path, Object body) throws IOException {
    var bytes = json.writeValueAsBytes(body);
    var answer =
        ask(
            path,
            builder ->
                builder
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(bytes)));
    return json.readTree(answer.isEmpty() ? "{}" : answer);
  }

  /// Asks for something to be done; `body` is written as JSON.
  public JsonNode post(ApiPath path, Object body) throws IOException {
    return post(path.text(), body);
  }

  /// Asks for something to be gone.
  public void delete(ApiPath path) throws IOException {
    ask(path.text(), builder -> builder.DELETE());
  }

  /// Has the path hand something out, and gives it to whoever takes it as it comes.
  public void download(String path, Taking taking) throws IOException {
    first(
        console -> {
          receive(console, path, taking);
          return "";
        });
  }

  /// Takes what comes.
  @FunctionalInterface
  public interface Taking {
    /// @param size how many bytes there will be; 0 when that is not known
    void from(InputStream body, long size) throws IOException;
  }

  private void receive(String console, String path, Taking taking) throws IOException {
    try {
      var address = URI.create("https://" + console + path);
      var response = sent(address, HttpRequest.Builder::GET, BodyHandlers.ofInputStream(), A_WHILE);
      try (var body = response.body()) {
        if (response.statusCode() != OK) {
          var said = new String(body.readAllBytes(), StandardCharsets.UTF_8);
          throw refused(response.statusCode(), said);
        }
        taking.from(
            new Coming(body), response.headers().firstValueAsLong("Content-Length").orElse(0));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while asking " + console, e);
    }
  }

  private interface Question {
    HttpRequest.Builder on(HttpRequest.Builder builder);
  }

  private String ask(String path, Question question) throws IOException {
    return first(console -> send(console, path, question));
  }

  private interface Asking {
    String at(String console) throws IOException;
  }

  private String first(Asking asking) throws IOException {
    IOException last = new IOException("no orchestrator was named");
    for (var i = 0; i < consoles.size(); i++) {
      var index = (preferred + i) % consoles.size();
      try {
        var answer = asking.at(consoles.get(index));
        preferred = index;
        return answer;
      } catch (RequestRefused | BrokenOff | FileSystemException told) {
        throw told;
      } catch (IOException unreachable) {
        last = NoAnswer.at(consoles.get(index), unreachable);
      }
    }
    throw last;
  }

  private String send(String console, String path, Question question) throws IOException {
    try {
      var response = text(URI.create("https://" + console + path), question);
      var leader = response.headers().firstValue("Location");
      if (response.statusCode() == TO_THE_LEADER && leader.isPresent()) {
        response = text(URI.create(leader.get()), question);
      }
      if (response.statusCode() / 100 != 2) {
        throw refused(response.statusCode(), response.body());
      }
      return response.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while asking " + console, e);
    }
  }

  private HttpResponse<String> text(URI address, Question question)
      throws IOException, InterruptedException {
    return sent(address, question, BodyHandlers.ofString(), PATIENCE);
  }

  private <T> HttpResponse<T> sent(
      URI address, Question question, BodyHandler<T> body, Duration patience)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(address).timeout(patience);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(question.on(request).build(), body);
  }

  private RequestRefused refused(int status, String body) {
    if (!body.startsWith("{")) {
      return new RequestRefused(
          status, body.isBlank() ? "HTTP " + status : body, "", json.createObjectNode());
    }
    var problem = json.readTree(body);
    return new RequestRefused(
        status,
        problem.path("detail").asString(problem.path("title").asString(body)),
        problem.path("hint").asString(""),
        problem);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
