package org.hikae.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.hikae.cluster.identity.Identity;
import org.hikae.orchestrator.testing.Bench;
import org.hikae.orchestrator.testing.PlayedCluster;
import org.hikae.orchestrator.testing.PublicDoor;
import org.hikae.orchestrator.testing.ScriptedAgent;
import org.hikae.protocol.Answer;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.Plea;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A whole orchestrator with its own PostgreSQL, Spring Batch and HTTPS, in a cluster that is
/// played.
class OrchestratorTest {
  private static final ServiceId REGISTRY = new ServiceId("registry");
  private static final NodeId OSAKA = NodeId.parse("orchestrator.osaka.o1");
  private static final NodeId NAGOYA = NodeId.parse("orchestrator.nagoya.o1");
  private static final NodeId OPERATOR = NodeId.parse("operator.osaka.sato");
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @TempDir Path folder = Path.of("unset");

  private final PublicDoor door = new PublicDoor();
  private final Clock clock = Clock.systemUTC();
  private final ScriptedAgent tokyo =
      new ScriptedAgent(NodeId.parse("agent.tokyo.a1"), REGISTRY, door, clock);
  private final ScriptedAgent osaka =
      new ScriptedAgent(NodeId.parse("agent.osaka.a1"), REGISTRY, door, clock);
  private final PlayedCluster.Stage stage = new PlayedCluster.Stage();
  private final int port = Bench.freePort();
  private Orchestrator orchestrator = unset();
  private HttpClient operator = HttpClient.newHttpClient();

  @BeforeEach
  void start() throws Exception {
    System.setProperty("hikae.home", Path.of("target").toAbsolutePath().toString());
    PlayedCluster.play(folder, stage);
    operator = client(Identity.load(PlayedCluster.identity(folder, OPERATOR), clock).tls());
    osaka.mirrors(tokyo);
    orchestrator = launch(OSAKA, port);
  }

  private Orchestrator launch(NodeId node, int console) throws Exception {
    return launch(node, console, "open");
  }

  private Orchestrator launch(NodeId node, int console, String reading) throws Exception {
    var identity = PlayedCluster.identity(folder, node);
    var place = Files.createDirectory(folder.resolve("place-" + node.site()));
    Files.move(identity, place.resolve("identity"));
    Files.writeString(
        place.resolve("orchestrator.yaml"), settings(node, console) + "reading: " + reading);
    Files.writeString(place.resolve("estate.yaml"), estate());
    return Starts.one(place.resolve("orchestrator.yaml"));
  }

  @AfterEach
  void stop() {
    orchestrator.close();
    operator.close();
    door.close();
  }

  @Test
  @Tag("REL-01")
  void bringsAServiceBackElsewhereOnceItsSiteIsLost() throws Exception {
    tokyo.failOnceAt("/database");
    protectTokyo();
    assertThat(get("/jobs").valueStream().map(job -> job.get("summary").asString()))
        .as("a backup that broke is taken again, and says so")
        .contains("2 snapshots; database was asked for twice: the connection broke");
    assertThat(get("/points?service=registry")).hasSize(2);

    loseTokyo();
    var run = "/runs/registry-epoch-1";
    until(run, seen -> seen.path("state").asString("").equals("RECOVERED"));
    post(
        run + "/evidence",
        "{\"name\":\"canary-loss\",\"value\":\"12\",\"unit\":\"rows\",\"note\":\"counted\"}");

    var seen = get(run);
    assertThat(seen.get("epoch").asInt()).isEqualTo(2);
    assertThat(seen.at("/outage/over").asBoolean()).isTrue();
    assertThat(seen.at("/outage/segments")).hasSize(7);
    assertThat(seen.at("/evidence/0/value").asString()).isEqualTo("12");
    assertThat(osaka.begun())
        .containsSubsequence(
            "registry-epoch-1/restore/1",
            "registry-epoch-1/start/1",
            "registry-epoch-1/redirect/1");
    assertThat(get("/runs")).hasSize(1);

    assertThat(page("/?lang=ja")).contains("住民台帳", "復旧済み", "lang=\"ja\"");
    assertThat(page("/?lang=en")).contains("Resident registry", "recovered", "canary rows lost");
    assertThat(page("/api/v1" + run + "/report")).contains("canary");
    assertThat(page("/api/v1" + run + "/report/pdf")).startsWith("%PDF-");
    assertThat(page("/api/v1" + run + "/report/csv")).contains("evidence,canary-loss,", ",12,rows");
    assertThat(get(run + "/report/json").at("/downtime/met").asBoolean()).isTrue();
    assertThat(get(run + "/report/json").at("/run/epoch").asInt()).isEqualTo(2);
    assertThat(get("/attention").findValuesAsString("en"))
        .contains("Resident registry runs at Osaka, not at its home Tokyo.");
  }

  @Test
  void aSuccessorFinishesWhatTheLeaderBegan() throws Exception {
    var nagoya = launch(NAGOYA, Bench.freePort());
    protectTokyo();
    osaka.stickAt("restore");
    loseTokyo();
    var run = "/runs/registry-epoch-1";
    until(run, seen -> seen.at("/steps/1/state").asString("").equals("RUNNING"));

    stage.ledger.elect(NAGOYA);
    osaka.stickAt(null);

    var seen = until(run, now -> now.path("state").asString("").equals("RECOVERED"));
    assertThat(osaka.begun()).doesNotHaveDuplicates();
    assertThat(seen.get("steps")).allMatch(step -> step.get("attempt").asInt() == 1);
    assertThat(get("/status").get("leader").asString()).isEqualTo(NAGOYA.toString());
    nagoya.close();
  }

  @Test
  @Tag("long")
  void takesOrdersFromOperatorsOnlyAndSendsThemToTheLeader() throws Exception {
    var agents = PlayedCluster.identity(folder, NodeId.parse("agent.osaka.a9"));
    try (var agent = client(Identity.load(agents, clock).tls())) {
      var refused = agent.send(order(), BodyHandlers.ofString());
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(json(refused).get("hint").asString()).contains("certificate");
    }
    stage.ledger.elect(NAGOYA);
    var sent = operator.send(order(), BodyHandlers.ofString());
    assertThat(sent.statusCode()).isEqualTo(307);
    assertThat(sent.headers().firstValue("Location"))
        .hasValue("https://127.0.0.1:8099/api/v1/services/registry/backups");
  }

  @Test
  void letsWhoeverReachesItReadAndNobodyWriteWithoutACertificate() throws Exception {
    try (var stranger = client(withoutCertificate())) {
      var status = stranger.send(request("/status").GET().build(), BodyHandlers.ofString());
      assertThat(status.statusCode()).isEqualTo(200);
      assertThat(stranger.send(order(), BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    }
  }

  @Test
  @Tag("long")
  void letsNobodyReadWithoutACertificateWhereThatIsWanted() throws Exception {
    var console = Bench.freePort();
    var question =
        HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + console + "/api/v1/status"))
            .build();
    try (var _ = launch(NAGOYA, console, "certified");
        var stranger = client(withoutCertificate())) {
      assertThatThrownBy(() -> stranger.send(question, BodyHandlers.ofString()))
          .isInstanceOf(IOException.class);
      assertThat(operator.send(question, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
  }

  /// Believes the estate, and shows nothing.
  private SSLContext withoutCertificate() throws Exception {
    var estate = Identity.load(folder.resolve(OPERATOR.toString()), clock);
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {estate.trust(_ -> true)}, null);
    return context;
  }

  @Test
  @Tag("long")
  void writesNothingOutsideItsHome() throws Exception {
    assertThat(folder.resolve("place-osaka/state/web/work")).isDirectory();
    try (var elsewhere =
        Files.newDirectoryStream(
            Path.of(System.getProperty("java.io.tmpdir")), "tomcat*." + port + ".*")) {
      assertThat(elsewhere).isEmpty();
    }
  }

  private HttpRequest order() {
    return request("/services/registry/backups")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString("{\"kind\":\"full\"}"))
        .build();
  }

  /// Tokyo is active, backed up, mirrored to Osaka, and its users get through.
  private void protectTokyo() throws Exception {
    var tokyoNode = stage.mesh.join(tokyo.node(), tokyo);
    stage.mesh.join(osaka.node(), osaka);
    until("/status", status -> status.get("services").size() == 1);
    door.open();
    var claimed =
        tokyoNode.ask(OSAKA, new Plea.ClaimFirstLease(REGISTRY), PATIENCE).get(5, TimeUnit.SECONDS);
    assertThat(claimed).isInstanceOf(Answer.Leases.class);
    done(post("/services/registry/backups", "{\"kind\":\"full\"}"));
    done(post("/vaults/osaka/mirror", ""));
    until("/services", services -> services.get(0).at("/lastProbe/good").asBoolean());
  }

  private void done(JsonNode order) throws Exception {
    until(
        "/jobs/" + order.get("job").asString(), job -> job.get("state").asString().equals("DONE"));
  }

  private void loseTokyo() {
    stage.mesh.isolate(new SiteId("tokyo"));
    door.close();
    stage.ledger.advance(Duration.ofSeconds(8));
  }

  private JsonNode until(String path, Predicate<JsonNode> wanted) throws Exception {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var seen = get(path);
    while (!wanted.test(seen)) {
      assertThat(System.nanoTime()).as("%s still says %s", path, seen).isLessThan(deadline);
      Thread.sleep(50);
      seen = get(path);
    }
    return seen;
  }

  private JsonNode get(String path) throws Exception {
    return json(operator.send(request(path).GET().build(), BodyHandlers.ofString()));
  }

  private String page(String path) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + path)).build();
    var response = operator.send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  private JsonNode post(String path, String body) throws Exception {
    var request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    var response = operator.send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    return json(response);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/api/v1" + path));
  }

  private static JsonNode json(HttpResponse<String> response) {
    return new JsonMapper().readTree(response.body().isEmpty() ? "{}" : response.body());
  }

  private static HttpClient client(SSLContext tls) {
    return HttpClient.newBuilder().sslContext(tls).build();
  }

  private static String settings(NodeId node, int console) {
    return """
    node: %2$s
    identity: identity
    home: state
    console: 127.0.0.1:%1$d
    estate: estate.yaml
    mesh: {listen: 127.0.0.1:1}
    ledger: {listen: 127.0.0.1:2}
    members:
      - {node: orchestrator.osaka.o1, mesh: 127.0.0.1:1, ledger: 127.0.0.1:2, console: 127.0.0.1:1}
      - {node: orchestrator.nagoya.o1, mesh: 127.0.0.1:3, ledger: 127.0.0.1:4, console: 127.0.0.1:8099}
    lease: {term: 6s, margin: 1s}
    """
        .formatted(console, node);
  }

  private String estate() {
    return """
    sites:
      - {id: tokyo, name: {en: Tokyo, ja: 東京}, jurisdiction: JP, role: primary}
      - {id: osaka, name: {en: Osaka, ja: 大阪}, jurisdiction: JP, role: recovery}
      - {id: nagoya, name: {en: Nagoya, ja: 名古屋}, jurisdiction: JP, role: witness}
    vaults:
      - {name: tokyo, site: tokyo, url: "site://127.0.0.1:7801/vault"}
      - {name: osaka, site: osaka, url: "site://127.0.0.1:7811/vault", mirrorOf: tokyo}
    services:
      - id: registry
        name: {en: Resident registry, ja: 住民台帳}
        tier: core
        mode: automatic
        home: tokyo
        recovery: osaka
        objectives: {downtime: 1h, loss: 15m}
        address: %s
        probe: {kind: tcp, every: 100ms, timeout: 1s}
        sources:
          - {id: database, kind: postgres}
          - {id: documents, kind: files}
    """
        .formatted(door.address());
  }

  @SuppressWarnings("NullAway")
  private static Orchestrator unset() {
    return null;
  }
}
