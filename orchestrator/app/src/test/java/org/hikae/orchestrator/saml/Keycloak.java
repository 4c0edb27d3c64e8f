package org.hikae.orchestrator.saml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hikae.orchestrator.testing.Bench;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A real Keycloak as a child process on loopback, with a realm of its own; and somebody at a
/// browser before its pages.
final class Keycloak {
  /// Where the build unpacks it; see the profile long-tests.
  private static final Path UNPACKED = Path.of("target/keycloak");

  private static final String ADMIN = "admin-of-a-test";
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");
  private static final Pattern ANSWER =
      Pattern.compile("NAME=\"SAMLResponse\" VALUE=\"([^\"]+)\"", Pattern.CASE_INSENSITIVE);
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final Process process;
  private final Path log;
  private final String address;
  private String token = "";

  private Keycloak(Process process, Path log, int port) {
    this.process = process;
    this.log = log;
    this.address = "http://127.0.0.1:" + port;
  }

  /// Starts one that keeps what it has below `folder`, and in memory.
  static Keycloak start(Path folder) throws Exception {
    var log = folder.resolve("keycloak.log");
    var port = Bench.freePort();
    var home = home().toAbsolutePath();
    var builder =
        new ProcessBuilder(
            "sh",
            home.resolve("bin/kc.sh").toString(),
            "start-dev",
            "--db=dev-mem",
            "--http-host=127.0.0.1",
            "--http-port=" + port,
            "--log-level=warn");
    builder
        .environment()
        .putAll(
            Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m",
                "JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1",
                "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                "KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN));
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    var keycloak = new Keycloak(builder.start(), log, port);
    try {
      keycloak.awaitUp();
      return keycloak;
    } catch (Exception | AssertionError e) {
      keycloak.stop();
      throw e;
    }
  }

  private static Path home() throws IOException {
    try (var found = Files.list(UNPACKED)) {
      return found.max(Comparator.naturalOrder()).orElseThrow();
    }
  }

  private void awaitUp() throws Exception {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isUp()) {
      assertThat(process.isAlive() && System.nanoTime() < deadline)
          .as(() -> "Keycloak does not start: " + read(log))
          .isTrue();
      process.waitFor(200, TimeUnit.MILLISECONDS);
    }
    var answer =
        client.send(
            HttpRequest.newBuilder(at("/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "grant_type=password&client_id=admin-cli&username=admin&password=" + ADMIN))
                .build(),
            BodyHandlers.ofString());
    token = JSON.readTree(answer.body()).path("access_token").asString();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private boolean isUp() throws Exception {
    try {
      var asked = HttpRequest.newBuilder(at("/realms/master")).build();
      return client.send(asked, BodyHandlers.discarding()).statusCode() == 200;
    } catch (ConnectException _) {
      return false;
    }
  }

  private URI at(String path) {
    return URI.create(path.startsWith("/") ? address + path : path);
  }

  /// Asks the administrators' API, which has to take it.
  String admin(String method, String path, String type, String body) throws Exception {
    var answer =
        client.send(
            HttpRequest.newBuilder(at("/admin/realms" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode() / 100).as(answer.body()).isEqualTo(2);
    return answer.body();
  }

  /// What a realm says of itself to services.
  String metadata(String realm) throws Exception {
    var asked = HttpRequest.newBuilder(at("/realms/" + realm + "/protocol/saml/descriptor"));
    return client.send(asked.build(), BodyHandlers.ofString()).body();
  }

  /// What its administrators do to have people sign in at a service: import the metadata, ask for
  /// no signature of requests, add the groups.
  void know(String realm, String metadata) throws Exception {
    var converter = "/" + realm + "/client-description-converter";
    var service = (ObjectNode) JSON.readTree(admin("POST", converter, "application/xml", metadata));
    ((ObjectNode) service.get("attributes")).put("saml.client.signature", "false");
    service.set(
        "protocolMappers",
        JSON.readTree(
            """
            [{"name":"groups","protocol":"saml","protocolMapper":"saml-group-membership-mapper",
              "config":{"attribute.name":"groups","attribute.nameformat":"Basic",
              "single":"true","full.path":"false"}}]
            """));
    admin("POST", "/" + realm + "/clients", "application/json", service.toString());
  }

  /// Changes something of the only service that a realm knows by that id.
  void change(String realm, String service, Map<String, String> attributes) throws Exception {
    var path = "/" + realm + "/clients";
    var query = "?clientId=" + URLEncoder.encode(service, UTF_8);
    var known = (ObjectNode) JSON.readTree(admin("GET", path + query, "text/plain", "")).get(0);
    var kept = (ObjectNode) known.get("attributes");
    attributes.forEach(kept::put);
    admin("PUT", path + "/" + known.get("id").asString(), "application/json", known.toString());
  }

  /// Goes where a service sends people, and signs in at the page that is shown there, if one is.
  ///
  /// @return the page that this ends on
  String signIn(String address, String name, String password) throws Exception {
    var page = open(HttpRequest.newBuilder(URI.create(address)));
    if (page.contains("SAMLResponse")) {
      return page;
    }
    var form = FORM.matcher(page);
    assertThat(form.find()).as(page).isTrue();
    var fields = "username=" + name + "&password=" + URLEncoder.encode(password, UTF_8);
    return open(
        HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(fields)));
  }

  /// The answer that a page would have the browser bring.
  static String answer(String page) {
    var answer = ANSWER.matcher(page);
    assertThat(answer.find()).as(page).isTrue();
    return answer.group(1).replace("&#xa;", "").replace("&#43;", "+");
  }

  /// Forgets who signed in.
  void anotherBrowser() {
    cookies.clear();
  }

  private String open(HttpRequest.Builder request) throws Exception {
    if (!cookies.isEmpty()) {
      var all = cookies.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue());
      request.header("Cookie", all.collect(Collectors.joining("; ")));
    }
    var answer = client.send(request.build(), BodyHandlers.ofString());
    keep(answer);
    var on = answer.headers().firstValue("Location");
    return on.isPresent()
        ? open(HttpRequest.newBuilder(answer.uri().resolve(on.get())))
        : answer.body();
  }

  private void keep(HttpResponse<String> answer) {
    for (var set : answer.headers().allValues("Set-Cookie")) {
      var pair = set.split(";", 2)[0].split("=", 2);
      if (set.contains("Max-Age=0")) {
        cookies.remove(pair[0]);
      } else {
        cookies.put(pair[0], pair[1]);
      }
    }
  }

  /// Ends it: the shell that starts it becomes it.
  void stop() throws InterruptedException {
    client.close();
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
