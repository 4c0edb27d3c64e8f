package org.hikae.orchestrator;

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
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.hikae.cluster.identity.Identity;
import org.hikae.cluster.testing.LocalMesh;
import org.hikae.orchestrator.testing.Bench;
import org.hikae.orchestrator.testing.PlayedCluster;
import org.hikae.orchestrator.testing.PublicDoor;
import org.hikae.orchestrator.testing.ScriptedAgent;
import org.hikae.orchestrator.testing.ScriptedFiles;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.Plea;
import org.hikae.protocol.ServiceId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One orchestrator at Osaka with all its doors, two services that live at Tokyo, and agents that
/// do what they are told: everything that pages and the API can be tried on.
public final class Premises implements AutoCloseable {
  public static final ServiceId REGISTRY = new ServiceId("registry");
  public static final ServiceId PERMITS = new ServiceId("permits");
  private static final NodeId OSAKA = NodeId.parse("orchestrator.osaka.o1");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  public final PlayedCluster.Stage stage = new PlayedCluster.Stage();
  public final ScriptedAgent tokyo;
  public final ScriptedAgent osaka;
  public final Bench sato;
  public final int port = Bench.freePort();

  private final PublicDoor door = new PublicDoor();
  private final java.util.List<ScriptedFiles> shown = new ArrayList<>();
  private final Path folder;
  private Orchestrator orchestrator;
  private LocalMesh.@Nullable Node node;
  private final HttpClient stranger;

  private Premises(Path folder, String settings, String estate) throws Exception {
    this.folder = folder;
    var services = java.util.List.of(REGISTRY, PERMITS);
    var clock = Clock.systemUTC();
    tokyo = new ScriptedAgent(NodeId.parse("agent.tokyo.a1"), services, door, clock);
    osaka = new ScriptedAgent(NodeId.parse("agent.osaka.a1"), services, door, clock);
    osaka.mirrors(tokyo);
    PlayedCluster.play(folder, stage);
    var place = Files.createDirectory(folder.resolve("place"));
    Files.move(PlayedCluster.identity(folder, OSAKA), place.resolve("identity"));
    Files.writeString(place.resolve("orchestrator.yaml"), settings() + settings);
    Files.writeString(
        place.resolve("estate.yaml"),
        (estate() + estate).replace("DOOR", door.address().toString()));
    orchestrator = Starts.one(place.resolve("orchestrator.yaml"));
    sato = new Bench(folder, NodeId.parse("operator.osaka.sato"), port);
    stranger = HttpClient.newBuilder().sslContext(withoutCertificate()).build();
  }

  /// Starts it all below an empty folder; both services run at Tokyo.
  public static Premises open(Path folder) throws Exception {
    return open(folder, "", "");
  }

  /// The same with more in its settings and in its estate.
  public static Premises open(Path folder, String settings, String estate) throws Exception {
    System.setProperty("hikae.home", Path.of("target").toAbsolutePath().toString());
    var premises = new Premises(folder, settings, estate);
    var node = premises.stage.mesh.join(premises.tokyo.node(), premises.tokyo);
    premises.stage.mesh.join(premises.osaka.node(), premises.osaka);
    premises.door.open();
    premises.sato.until("/status", status -> status.path("services").size() >= 2);
    premises.node = node;
    for (var service : java.util.List.of(REGISTRY, PERMITS)) {
      premises.claim(service);
    }
    return premises;
  }

  /// Has Tokyo hold a service's first lease.
  public void claim(ServiceId service) throws Exception {
    Objects.requireNonNull(node)
        .ask(OSAKA, new Plea.ClaimFirstLease(service), PATIENCE)
        .get(30, TimeUnit.SECONDS);
  }

  /// Another life of the orchestrator, whose tables are made of the ledger anew.
  public void restartWithAnEmptyStore() throws Exception {
    orchestrator.close();
    var place = folder.resolve("place");
    Files.move(place.resolve("state"), place.resolve("state-before"));
    orchestrator = Starts.one(place.resolve("orchestrator.yaml"));
    sato.until("/status", status -> status.path("services").size() == 2);
  }

  /// Both agents show and hand out these files, by path, whatever snapshot they are asked for.
  public void show(Map<String, byte[]> contents) throws IOException {
    for (var agent : java.util.List.of(tokyo, osaka)) {
      var identity = Identity.load(PlayedCluster.identity(folder, agent.node()), Clock.systemUTC());
      var files = new ScriptedFiles(identity.tls(), contents);
      shown.add(files);
      agent.shows(files);
    }
  }

  /// Users do not reach the services any more.
  public void loseUsers() {
    door.close();
  }

  /// Users reach them again.
  public void haveUsers() {
    door.open();
  }

  /// A backup of a service, mirrored.
  public void protect(ServiceId service, String kind) throws Exception {
    sato.jobDone(sato.post("/services/" + service + "/backups", "{\"kind\":\"" + kind + "\"}"));
    sato.jobDone(sato.post("/vaults/osaka/mirror", ""));
  }

  /// Orders a run and returns its id.
  public String order(ServiceId service, String runbook, String occasion) throws Exception {
    var order = Map.of("service", service.name(), "runbook", runbook, "occasion", occasion);
    return sato.post("/runs", new JsonMapper().writeValueAsString(order)).path("run").asString();
  }

  public JsonNode ended(String run) throws Exception {
    return sato.until("/runs/" + run, seen -> !seen.path("endedAt").isNull());
  }

  /// What somebody sees who has shown nothing.
  public HttpResponse<String> page(String path, String... headers) throws Exception {
    return stranger.send(request(path, headers).GET().build(), BodyHandlers.ofString());
  }

  public HttpResponse<String> send(String method, String path, String body, String... headers)
      throws Exception {
    return stranger.send(
        request(path, headers).method(method, BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(30));
    return headers.length == 0 ? request : request.headers(headers);
  }

  /// A client that shows this node's certificate.
  public HttpClient showing(String node) throws IOException {
    var identity =
        Identity.load(PlayedCluster.identity(folder, NodeId.parse(node)), Clock.systemUTC());
    return HttpClient.newBuilder().sslContext(identity.tls()).build();
  }

  /// Whether the console's door agrees to this cipher suite of TLS 1.3.
  public boolean shakesHands(String suite) throws Exception {
    try (var socket =
        (SSLSocket) withoutCertificate().getSocketFactory().createSocket("127.0.0.1", port)) {
      socket.setEnabledCipherSuites(new String[] {suite});
      socket.startHandshake();
      return true;
    } catch (SSLException refused) {
      return false;
    }
  }

  private SSLContext withoutCertificate() throws Exception {
    var estate = Identity.load(folder.resolve("operator.osaka.sato"), Clock.systemUTC());
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {estate.trust(_ -> true)}, null);
    return context;
  }

  private String settings() {
    return """
    node: orchestrator.osaka.o1
    identity: identity
    home: state
    console: 127.0.0.1:%1$d
    estate: estate.yaml
    mesh: {listen: 127.0.0.1:1}
    ledger: {listen: 127.0.0.1:2}
    members:
      - {node: orchestrator.osaka.o1, mesh: 127.0.0.1:1, ledger: 127.0.0.1:2, console: 127.0.0.1:%1$d}
    lease: {term: 6s, margin: 1s}
    """
        .formatted(port);
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
        mode: assisted
        home: tokyo
        recovery: osaka
        objectives: {downtime: 1h, loss: 15m}
        address: DOOR
        probe: {kind: tcp, every: 200ms, timeout: 1s}
        sources:
          - {id: database, kind: postgres}
          - {id: documents, kind: files}
      - id: permits
        name: {en: Building permits, ja: 建築許可}
        tier: other
        mode: manual
        home: tokyo
        recovery: osaka
        objectives: {downtime: 3h, loss: 1h}
        address: DOOR
        probe: {kind: tcp, every: 200ms, timeout: 1s}
        sources:
          - {id: files, kind: files}
    """;
  }

  @Override
  public void close() {
    shown.forEach(ScriptedFiles::close);
    stranger.close();
    sato.close();
    orchestrator.close();
    door.close();
  }
}
