package org.hikae.cli.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikae.cli.Typed.hikae;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hikae.agent.Agent;
import org.hikae.agent.config.AgentConfig;
import org.hikae.cli.Typed;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cluster.Mesh;
import org.hikae.cluster.identity.Authority;
import org.hikae.cluster.identity.Identity;
import org.hikae.cluster.mesh.JGroupsMesh;
import org.hikae.cluster.mesh.MeshSettings;
import org.hikae.orchestrator.Orchestrator;
import org.hikae.orchestrator.state.State;
import org.hikae.orchestrator.state.StateFile;
import org.hikae.orchestrator.state.StateLine;
import org.hikae.protocol.Answer;
import org.hikae.protocol.Answer.LeaseState;
import org.hikae.protocol.Epoch;
import org.hikae.protocol.FencingToken;
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

/// The drill of the runbook `orchestrator-rebuilt`, on real parts: an orchestrator with a history
/// is backed up by an agent, lost with all its files, and made again of the vault and its key
/// alone.
@Tag("long")
class OrchestratorRebuiltTest {
  private static final NodeId ORCHESTRATOR = NodeId.parse("orchestrator.osaka.o1");
  private static final ServiceId REGISTRY = new ServiceId("registry");
  private static final SiteId TOKYO = new SiteId("tokyo");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder = Path.of("unset");

  private final int console = freePort();
  private final int mesh = freePort();
  private final int ledger = freePort();

  @SuppressWarnings("NullAway.Init")
  private OrchestratorClient client;

  @BeforeEach
  void furnish() throws Exception {
    System.setProperty("hikae.home", Path.of("target").toAbsolutePath().toString());
    var clock = Clock.systemUTC();
    var authority = Authority.create(folder.resolve("authority"), clock);
    for (var node : List.of("orchestrator.osaka.o1", "agent.osaka.a1", "agent.tokyo.a1")) {
      authority.issue(
          NodeId.parse(node), List.of("127.0.0.1"), folder.resolve(node).resolve("identity"));
    }
    var shown = folder.resolve("operator");
    authority.issue(NodeId.parse("operator.osaka.sato"), List.of("127.0.0.1"), shown);
    client = new OrchestratorClient(Identity.load(shown, clock), List.of("127.0.0.1:" + console));
    Files.writeString(home().resolve("orchestrator.yaml"), settings());
    Files.writeString(home().resolve("estate.yaml"), estate());
    Files.writeString(folder.resolve("agent.osaka.a1/agent.yaml"), agent());
    Files.writeString(key(), "no secret at all, but as long as a key has to be");
  }

  @AfterEach
  void close() {
    client.close();
  }

  private Path home() {
    return folder.resolve(ORCHESTRATOR.toString());
  }

  private Path key() {
    return folder.resolve("vault.key");
  }

  private String vault() {
    return "file:" + folder.resolve("agent.osaka.a1/vault");
  }

  @Test
  void comesBackFromTheVaultAndItsKeyAlone() throws Exception {
    var lost = lived();
    try (var paths = Files.walk(home())) {
      paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    }
    assertThat(home()).doesNotExist();

    var seen = rebuild("--dry-run");
    assertThat(seen.status()).as(seen.err()).isZero();
    assertThat(seen.out()).contains("registry", "1001", lost.ledger().head().substring(0, 16));
    assertThat(home()).doesNotExist();
    var done = rebuild("--yes");
    assertThat(done.status()).as(done.err()).isZero();
    assertThat(rebuild("--yes").status()).as("its home is not empty any more").isEqualTo(17);

    try (var _ = Orchestrator.start(home().resolve("orchestrator.yaml"));
        var tokyo = tokyo()) {
      until("/api/v1/status", status -> status.path("services").size() == 2);
      var again = exported("again");
      var known = lost.ledger().entries();
      assertThat(again.ledger().entries().subList(0, known.size())).isEqualTo(known);
      assertThat(client.get("/api/v1/users").toString()).contains("sato");
      assertThat(client.get("/api/v1/estate/history").size()).isEqualTo(1);
      assertThat(client.get("/api/v1/jobs").toString()).contains("\"subject\":\"hikae\"");
      assertThat(lost.days())
          .isNotEmpty()
          .allMatch(day -> again.days().stream().anyMatch(now -> goesOn(day, now)));
      until("/api/v1/status", _ -> told());

      var old = new FencingToken(REGISTRY, TOKYO, new Epoch(1));
      var current = new FencingToken(REGISTRY, TOKYO, new Epoch(1001));
      assertThat(asked(tokyo, new Plea.RenewLeases(List.of(old))))
          .isEqualTo(new LeaseState.Superseded(old, current));
    }
  }

  private static boolean goesOn(StateLine.Day before, StateLine.Day now) {
    return now.service().equals(before.service())
        && now.day().equals(before.day())
        && now.looks() >= before.looks();
  }

  /// An orchestrator with a history, and what it was like when it was backed up.
  private State lived() throws Exception {
    try (var _ = Orchestrator.start(home().resolve("orchestrator.yaml"));
        var tokyo = tokyo();
        var _ = Agent.start(AgentConfig.read(folder.resolve("agent.osaka.a1/agent.yaml")))) {
      until("/api/v1/status", status -> status.path("services").size() == 2);
      client.post("/api/v1/users", Map.of("name", "sato", "rights", List.of("admin")));
      assertThat(asked(tokyo, new Plea.ClaimFirstLease(REGISTRY)))
          .isInstanceOf(LeaseState.Renewed.class);
      until(
          "/api/v1/services",
          services -> services.valueStream().anyMatch(each -> each.at("/lastProbe").isObject()));
      assertThat(rebuild("--dry-run").status()).as("there is no point yet").isEqualTo(10);
      backedUp();
      assertThat(rebuild("--dry-run").status()).as("its home is not empty").isEqualTo(17);
      var beside = hikae(words(folder.resolve("beside"), "--dry-run"));
      assertThat(beside.err()).contains("a majority of the orchestrators lives");
      assertThat(beside.status()).isEqualTo(31);
      return held();
    }
  }

  private void backedUp() throws Exception {
    until("/api/v1/status", status -> status.toString().contains("agent.osaka.a1"));
    var order = client.post("/api/v1/services/hikae/backups", Map.of("kind", "full"));
    var job =
        until(
            "/api/v1/jobs/" + order.path("job").asString(""),
            seen -> !seen.path("state").asString("").equals("RUNNING"));
    assertThat(job.path("state").asString("")).as(job.toString()).isEqualTo("DONE");
  }

  /// What the vault holds, read as a person would.
  private State held() throws Exception {
    var back = folder.resolve("back");
    var restored =
        hikae(
            "restore",
            "latest",
            "--vault",
            vault(),
            "--key-file",
            key(),
            "--to",
            back,
            "--no-owners");
    assertThat(restored.status()).as(restored.err()).isZero();
    try (var in = Files.newInputStream(back.resolve("state.jsonl"))) {
      return StateFile.read(in);
    }
  }

  private Typed rebuild(String how) {
    return hikae(words(home(), how));
  }

  private Object[] words(Path where, String how) {
    return new Object[] {
      "orchestrator", "rebuild", "--vault", vault(), "--key-file", key(), "--home", where, how
    };
  }

  private State exported(String name) throws Exception {
    var file = folder.resolve(name);
    var exported =
        hikae(
            "orchestrator",
            "export-state",
            "--console",
            "127.0.0.1:" + console,
            "--identity",
            folder.resolve("operator"),
            "--to",
            file);
    assertThat(exported.status()).as(exported.err()).isZero();
    try (var in = Files.newInputStream(file)) {
      return StateFile.read(in);
    }
  }

  /// Whether the ledger says that it was made anew.
  private boolean told() throws Exception {
    return exported("told-" + System.nanoTime()).ledger().entries().stream()
        .anyMatch(entry -> entry.kind().equals("LedgerRebuilt"));
  }

  private JsonNode until(String path, Wanted wanted) throws Exception {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var seen = client.get(path);
    while (!wanted.test(seen)) {
      assertThat(System.nanoTime()).as("%s still says %s", path, seen).isLessThan(deadline);
      Thread.sleep(100);
      seen = client.get(path);
    }
    return seen;
  }

  private interface Wanted {
    boolean test(JsonNode seen) throws Exception;
  }

  /// Tokyo's agent as the orchestrator hears it.
  private JGroupsMesh tokyo() throws Exception {
    var identity = Identity.load(folder.resolve("agent.tokyo.a1/identity"), Clock.systemUTC());
    var here = InetAddress.getLoopbackAddress();
    var hub = List.of(new InetSocketAddress(here, mesh));
    var own = new InetSocketAddress(here, freePort());
    return JGroupsMesh.join(
        new MeshSettings(own, hub), identity, (_, _) -> new Answer.NoMajority("only asks"));
  }

  private static LeaseState asked(Mesh tokyo, Plea plea) throws Exception {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var answer = tokyo.ask(ORCHESTRATOR, plea, Duration.ofSeconds(5)).get(10, TimeUnit.SECONDS);
      if (answer instanceof Answer.Leases(var states)) {
        return states.getFirst();
      }
      assertThat(System.nanoTime()).as("still %s", answer).isLessThan(deadline);
      Thread.sleep(100);
    }
  }

  private String settings() {
    return """
    node: orchestrator.osaka.o1
    identity: identity
    home: state
    console: 127.0.0.1:%1$d
    estate: estate.yaml
    mesh: {listen: 127.0.0.1:%2$d}
    ledger: {listen: 127.0.0.1:%3$d}
    members:
      - {node: orchestrator.osaka.o1, mesh: 127.0.0.1:%2$d, ledger: 127.0.0.1:%3$d, console: 127.0.0.1:%1$d}
    lease: {term: 6s, margin: 1s}
    """
        .formatted(console, mesh, ledger);
  }

  private String agent() {
    return """
    node: agent.osaka.a1
    identity: identity
    home: state
    listen: 127.0.0.1:%d
    mesh: {listen: 127.0.0.1:%d, orchestrators: [127.0.0.1:%d]}
    vault: {name: osaka, url: file:vault, keyFile: ../vault.key}
    services:
      - id: hikae
        home: osaka
        sources:
          - {id: state, kind: orchestrator, consoles: [127.0.0.1:%d], identity: ../orchestrator.osaka.o1/identity}
    """
        .formatted(freePort(), freePort(), mesh, console);
  }

  private String estate() {
    return """
    sites:
      - {id: tokyo, name: {en: Tokyo, ja: 東京}, jurisdiction: JP, role: primary}
      - {id: osaka, name: {en: Osaka, ja: 大阪}, jurisdiction: JP, role: recovery}
    vaults:
      - {name: osaka, site: osaka, url: "file:vault"}
    services:
      - id: registry
        name: {en: Resident registry, ja: 住民台帳}
        tier: core
        mode: manual
        home: tokyo
        recovery: osaka
        objectives: {downtime: 1h, loss: 15m}
        address: 127.0.0.1:%1$d
        probe: {kind: tcp, every: 200ms, timeout: 1s}
        sources:
          - {id: database, kind: postgres}
      - id: hikae
        name: {en: Hikae, ja: Hikae}
        tier: other
        mode: manual
        home: osaka
        recovery: tokyo
        objectives: {downtime: 3h, loss: 24h}
        address: 127.0.0.1:%1$d
        probe: {kind: tcp, every: 1s, timeout: 1s}
        sources:
          - {id: state, kind: orchestrator}
    """
        .formatted(console);
  }

  private static int freePort() {
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
