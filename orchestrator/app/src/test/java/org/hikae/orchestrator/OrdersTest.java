package org.hikae.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hikae.domain.runbook.ShippedRunbooks;
import org.hikae.orchestrator.testing.Bench;
import org.hikae.orchestrator.testing.PlayedCluster;
import org.hikae.orchestrator.testing.PublicDoor;
import org.hikae.orchestrator.testing.ScriptedAgent;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.Plea;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SnapshotRef;
import org.hikae.protocol.SnapshotRef.SnapshotKind;
import org.hikae.protocol.SourceId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What people order of one orchestrator in a cluster that is played: drills of every shipped
/// runbook, changes of the estate, and a planned move with four eyes.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class OrdersTest {
  private static final ServiceId REGISTRY = new ServiceId("registry");
  private static final NodeId OSAKA = NodeId.parse("orchestrator.osaka.o1");

  @TempDir static Path folder = Path.of("unset");

  private final PublicDoor door = new PublicDoor();
  private final Clock clock = Clock.systemUTC();
  private final PlayedCluster.Stage stage = new PlayedCluster.Stage();
  private final ScriptedAgent tokyo =
      new ScriptedAgent(NodeId.parse("agent.tokyo.a1"), REGISTRY, door, clock);
  private final ScriptedAgent osaka =
      new ScriptedAgent(NodeId.parse("agent.osaka.a1"), REGISTRY, door, clock);
  private Orchestrator orchestrator = unset();
  private Bench sato = unset();
  private Bench suzuki = unset();

  @BeforeAll
  void start() throws Exception {
    System.setProperty("hikae.home", Path.of("target").toAbsolutePath().toString());
    PlayedCluster.play(folder, stage);
    osaka.mirrors(tokyo);
    var port = Bench.freePort();
    var identity = PlayedCluster.identity(folder, OSAKA);
    var place = Files.createDirectory(folder.resolve("place"));
    Files.move(identity, place.resolve("identity"));
    Files.writeString(place.resolve("orchestrator.yaml"), settings(port));
    Files.writeString(place.resolve("estate.yaml"), estate());
    orchestrator = Starts.one(place.resolve("orchestrator.yaml"));
    sato = new Bench(folder, NodeId.parse("operator.osaka.sato"), port);
    suzuki = new Bench(folder, NodeId.parse("operator.osaka.suzuki"), port);
    var tokyoNode = stage.mesh.join(tokyo.node(), tokyo);
    stage.mesh.join(osaka.node(), osaka);
    door.open();
    sato.until("/status", status -> status.path("services").size() == 1);
    tokyoNode
        .ask(OSAKA, new Plea.ClaimFirstLease(REGISTRY), Duration.ofSeconds(30))
        .get(5, TimeUnit.SECONDS);
    sato.jobDone(sato.post("/services/registry/backups", "{\"kind\":\"full\"}"));
    sato.jobDone(sato.post("/vaults/osaka/mirror", ""));
  }

  @AfterAll
  void stop() {
    suzuki.close();
    sato.close();
    orchestrator.close();
    door.close();
  }

  static Stream<String> names() {
    return ShippedRunbooks.NAMES.stream();
  }

  /// More than an entry of the ledger names, and more than one message carries.
  @Order(0)
  @Test
  void aMirrorOfThousandsOfSnapshotsIsWrittenDownWhole() throws Exception {
    var longAgo = Instant.parse("2025-01-01T00:00:00Z");
    tokyo.holds(
        IntStream.range(0, 2_345)
            .mapToObj(
                number ->
                    new SnapshotRef(
                        "old-%04d".formatted(number),
                        REGISTRY,
                        new SourceId("database"),
                        "registry-old-" + number,
                        SnapshotKind.FULL,
                        longAgo.plusSeconds(number),
                        10,
                        5))
            .toList());

    var mirror = sato.post("/vaults/osaka/mirror", "");
    sato.jobDone(mirror);

    assertThat(mirror.path("job").asString()).startsWith("mirror.osaka-");
    assertThat(sato.get("/points?service=registry").findValuesAsString("mark"))
        .contains("registry-old-0", "registry-old-1000", "registry-old-2344");
  }

  @Order(1)
  @Test
  void aVaultIsVerifiedByItsAgentAndTheHistoryShowsIt() throws Exception {
    for (var sample : List.of("0/3", "4/3", "a/b", "1", "")) {
      var mistaken = sato.posted("/vaults/osaka/verifications", json(Map.of("sample", sample)));
      assertThat(mistaken.statusCode()).as(sample).isEqualTo(400);
    }
    assertThat(sato.posted("/vaults/kyoto/verifications", json(Map.of("sample", "1/1"))))
        .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(404));

    osaka.failOnceAt("/verify");
    var order = sato.post("/vaults/osaka/verifications", json(Map.of("sample", "1/12")));
    sato.jobDone(order);

    var id = order.path("job").asString();
    assertThat(id).startsWith("verify.osaka-");
    assertThat(osaka.begun()).contains(id + "/verify", id + "/verify/2");
    assertThat(tokyo.begun()).noneMatch(task -> task.startsWith(id));
    var history = sato.get("/jobs?kind=verify");
    assertThat(history).hasSize(1);
    assertThat(history.get(0).path("id").asString()).isEqualTo(id);
    assertThat(history.get(0).path("kind").asString()).isEqualTo("verify");
    assertThat(history.get(0).path("summary").asString()).contains("verify was asked for twice");
  }

  /// A vault is the truth: what somebody typed at it is known after this.
  @Order(0)
  @Test
  void theCatalogIsMadeAnewOfWhatTheVaultsHold() throws Exception {
    var lost =
        new SnapshotRef(
            "unheard-of",
            REGISTRY,
            new SourceId("database"),
            "registry-typed",
            SnapshotKind.FULL,
            Instant.parse("2025-02-01T00:00:00Z"),
            10,
            5);
    tokyo.holds(List.of(lost));
    assertThat(marks()).doesNotContain("registry-typed");

    for (var order : sato.post("/catalog/rebuild", "")) {
      sato.jobDone(order);
    }
    assertThat(marks()).contains("registry-typed");

    tokyo.loses("unheard-of");
    for (var order : sato.post("/catalog/rebuild", "")) {
      sato.jobDone(order);
    }
    assertThat(marks()).doesNotContain("registry-typed").isNotEmpty();
  }

  private List<String> marks() throws Exception {
    return sato.get("/points?service=registry").findValuesAsString("mark");
  }

  @Order(1)
  @ParameterizedTest
  @MethodSource("names")
  void everyShippedRunbookCanBeDrilledBesideProduction(String name) throws Exception {
    var tasksBefore = tokyo.begun().size();

    var run = ended(ordered(name, "drill"));

    assertThat(run.path("state").asString()).as(run.toPrettyString()).isEqualTo("RECOVERED");
    assertThat(run.path("occasion").asString()).isEqualTo("DRILL");
    assertThat(run.path("epoch").asInt()).isZero();
    var last = run.path("steps").get(run.path("steps").size() - 1);
    assertThat(last.path("id").asString()).isEqualTo("clean-up");
    assertThat(last.path("state").asString()).isEqualTo("DONE");
    assertThat(tokyo.begun().subList(tasksBefore, tokyo.begun().size()))
        .allMatch(
            task ->
                task.contains("/detect/")
                    || task.contains("/check/")
                    || (sandboxed(name) && !task.contains("/heal/")));
    var service = sato.get("/services").get(0);
    assertThat(service.path("site").asString()).isEqualTo("tokyo");
    assertThat(service.path("epoch").asInt()).isEqualTo(1);
    assertThat(service.path("run").isNull()).isTrue();
  }

  /// In-place runbooks are drilled at the active site itself, beside the service.
  private static boolean sandboxed(String name) {
    return name.equals("service-loss")
        || name.equals("point-in-time")
        || name.equals("vault-damaged")
        || name.equals("orchestrator-rebuilt");
  }

  @Order(2)
  @Test
  void theDrillOfALostSiteMeasuresDetectionAndComesWithAVerdict() throws Exception {
    var run = ended(ordered("site-loss", "drill"));

    var detect = run.at("/outage/segments/0");
    assertThat(detect.path("segment").asString()).isEqualTo("DETECT");
    assertThat(detect.path("seconds").asDouble()).isBetween(3.0, 30.0);
    assertThat(run.at("/outage/segments/2/seconds").asDouble()).isEqualTo(7.0);
    assertThat(run.at("/outage/met").asBoolean()).isTrue();

    var history = sato.get("/history?service=registry");
    assertThat(history.path("recoveries")).isNotEmpty();
    assertThat(history.path("meanTimes")).allMatch(mean -> is(mean, "occasion", "DRILL"));
    var forecast = sato.get("/services/registry/forecast");
    assertThat(forecast.path("p95Seconds").asDouble()).isPositive();
    assertThat(forecast.path("parts")).hasSize(7);
  }

  @Order(3)
  @Test
  void aDrillThatAPersonEndsIsCleanedUp() throws Exception {
    osaka.stickAt("/restore/");
    var id = ordered("site-loss", "drill");
    sato.until(
        "/runs/" + id,
        run ->
            run.path("steps")
                .valueStream()
                .anyMatch(step -> is(step, "id", "restore") && is(step, "state", "RUNNING")));
    sato.post("/runs/" + id + "/abort", "{\"note\":\"seen enough\"}");
    var run = ended(id);
    osaka.stickAt(null);

    assertThat(run.path("state").asString()).isEqualTo("ABORTED");
    assertThat(run.path("because").asString()).contains("sato", "seen enough");
    assertThat(osaka.begun()).contains(id + "/clean-up/1");
  }

  @Order(4)
  @Test
  @Tag("EXT-01")
  void aChangeOfTheEstateIsShownThenKeptWithWhoAndWhy() throws Exception {
    var changed = estate().replace("mode: manual", "mode: assisted");
    var plan = sato.post("/estate/plan", json(Map.of("document", changed)));
    assertThat(plan.at("/changes/0/line").asString())
        .isEqualTo("~ service registry: mode manual -> assisted");

    var order =
        json(
            Map.of(
                "document",
                changed,
                "version",
                plan.path("version").asLong(),
                "note",
                "asked for"));
    sato.post("/estate", order);
    var overtaken = sato.posted("/estate", order);

    assertThat(sato.get("/estate").path("by").asString()).isEqualTo("operator.osaka.sato");
    assertThat(sato.get("/estate").path("note").asString()).isEqualTo("asked for");
    assertThat(sato.get("/estate").path("document").asString()).isEqualTo(changed);
    assertThat(sato.get("/services").get(0).path("mode").asString()).isEqualTo("ASSISTED");
    assertThat(overtaken.statusCode()).isEqualTo(409);
    var mistaken =
        sato.posted("/estate/plan", json(Map.of("document", changed.replace("core", "vital"))));
    assertThat(mistaken.statusCode()).isEqualTo(422);
    assertThat(new JsonMapper().readTree(mistaken.body()).at("/findings/0/line").asInt())
        .isEqualTo(11);
  }

  @Order(5)
  @Test
  void aSwitchoverWaitsForTwoPeopleAndLosesNothing() throws Exception {
    var id = ordered("switchover", "incident");
    sato.until("/runs/" + id, run -> is(run, "state", "WAITING_FOR_PERSON"));
    var confirm = "{\"step\":\"ready\",\"choice\":\"confirm\",\"note\":\"told all\"}";
    sato.post("/runs/" + id + "/decisions", confirm);
    var again = sato.posted("/runs/" + id + "/decisions", confirm);
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("four eyes");
    var other = sato.posted("/runs", order("failback", "incident"));
    assertThat(other.statusCode()).as("one run at a time").isEqualTo(409);
    stage.ledger.advance(Duration.ofSeconds(8)); // the lease that was given back is free

    suzuki.post("/runs/" + id + "/decisions", confirm);
    var run = ended(id);

    assertThat(run.path("state").asString()).as(run.toPrettyString()).isEqualTo("RECOVERED");
    assertThat(run.path("epoch").asInt()).isEqualTo(2);
    assertThat(tokyo.begun())
        .containsSubsequence(
            id + "/backup/1", id + "/hold/1", id + "/last-backup/1", id + "/stop/1");
    assertThat(osaka.begun())
        .containsSubsequence(
            id + "/mirror/1",
            id + "/last-mirror/1",
            id + "/restore/1",
            id + "/start/1",
            id + "/redirect/1");
    assertThat(sato.get("/points?service=registry").valueStream())
        .as("the catalog knows the run's own backup")
        .anyMatch(point -> is(point, "mark", id));
  }

  @Order(6)
  @Test
  void whatCannotBeBoundSaysEveryReason() throws Exception {
    var refused = sato.posted("/plans", order("switchover", "incident"));
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("holds registry already", "hint");
    var unknown = sato.posted("/plans", order("earthquake", "drill"));
    assertThat(unknown.statusCode()).isEqualTo(404);
    for (var body : List.of("{}", "{\"service\":\"registry\"}", "[]", order("site-loss", "war"))) {
      assertThat(sato.posted("/plans", body).statusCode()).as(body).isEqualTo(400);
      assertThat(sato.posted("/runs", body).statusCode()).as(body).isEqualTo(400);
    }
    assertThat(sato.posted("/estate", "{}").statusCode()).isEqualTo(400);
    assertThat(sato.posted("/runs/nobody/decisions", "{}").statusCode()).isEqualTo(400);
  }

  private String ordered(String runbook, String occasion) throws Exception {
    return sato.post("/runs", order(runbook, occasion)).path("run").asString();
  }

  private static String order(String runbook, String occasion) {
    return json(Map.of("service", "registry", "runbook", runbook, "occasion", occasion));
  }

  private JsonNode ended(String id) throws Exception {
    return sato.until("/runs/" + id, run -> !run.path("endedAt").isNull());
  }

  private static boolean is(JsonNode node, String field, String value) {
    return node.path(field).asString("").equals(value);
  }

  private static String json(Map<String, ?> body) {
    return new JsonMapper().writeValueAsString(body);
  }

  private static String settings(int console) {
    return """
    node: orchestrator.osaka.o1
    identity: identity
    home: state
    console: 127.0.0.1:%d
    estate: estate.yaml
    mesh: {listen: 127.0.0.1:1}
    ledger: {listen: 127.0.0.1:2}
    members:
      - {node: orchestrator.osaka.o1, mesh: 127.0.0.1:1, ledger: 127.0.0.1:2, console: 127.0.0.1:1}
    lease: {term: 6s, margin: 1s}
    """
        .formatted(console);
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
        mode: manual
        home: tokyo
        recovery: osaka
        address: %s
        probe: {kind: tcp, every: 200ms, timeout: 1s}
        sources:
          - {id: database, kind: postgres}
    """
        .formatted(door.address());
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  private static <T> T unset() {
    return null;
  }
}
