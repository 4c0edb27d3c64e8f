package org.hikae.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hikae.cluster.Mesh;
import org.hikae.orchestrator.testing.Bench;
import org.hikae.orchestrator.testing.PlayedCluster;
import org.hikae.orchestrator.testing.PublicDoor;
import org.hikae.orchestrator.testing.ScriptedAgent;
import org.hikae.protocol.Answer;
import org.hikae.protocol.Command;
import org.hikae.protocol.Epoch;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.Message;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.Plea;
import org.hikae.protocol.Report;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.TaskState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Takes leadership away at every boundary between the steps of *site lost* and at three moments
/// inside each, while the deposed leader goes on running: worse than a kill, since it may still try
/// to act. The successor completes each run, nothing is done twice. Each case has a service of its
/// own in one cluster.
@Tag("long")
@TestInstance(Lifecycle.PER_CLASS)
class LeaderKillTest {
  private static final NodeId OSAKA = NodeId.parse("orchestrator.osaka.o1");
  private static final NodeId NAGOYA = NodeId.parse("orchestrator.nagoya.o1");
  private static final List<String> STEPS =
      List.of("fence", "restore", "start", "verify", "redirect");

  @TempDir static Path folder = Path.of("unset");

  private final PublicDoor door = new PublicDoor();
  private final Clock clock = Clock.systemUTC();
  private final PlayedCluster.Stage stage = new PlayedCluster.Stage();
  private final List<ServiceId> services =
      IntStream.range(0, moments().toList().size())
          .mapToObj(number -> new ServiceId("service-" + number))
          .toList();
  private final ScriptedAgent tokyo =
      new ScriptedAgent(NodeId.parse("agent.tokyo.a1"), services, door, clock);
  private final ScriptedAgent osaka =
      new ScriptedAgent(NodeId.parse("agent.osaka.a1"), services, door, clock);
  private final List<Orchestrator> orchestrators = new ArrayList<>();
  private Bench bench = unset();
  private @Nullable Mesh mesh;
  private int used;

  /// A moment of a step.
  enum When {
    /// Its begin is in the journal, nothing else has happened.
    BEGUN,
    /// The agent has the work, and the leader does not know yet. A fence waits for the lease.
    AT_WORK,
    /// The agent says that it is done, and the journal does not know yet. A fence has its token.
    DONE_UNSAID,
    /// Its end is in the journal, the next step has not begun.
    ENDED
  }

  record Moment(String step, When when) {}

  static Stream<Moment> moments() {
    return STEPS.stream()
        .flatMap(step -> Stream.of(When.values()).map(when -> new Moment(step, when)));
  }

  @BeforeAll
  void start() throws Exception {
    System.setProperty("hikae.home", Path.of("target").toAbsolutePath().toString());
    PlayedCluster.play(folder, stage);
    osaka.mirrors(tokyo);
    int[] ports = {Bench.freePort(), Bench.freePort()};
    orchestrators.add(launch(OSAKA, ports[0], ports));
    orchestrators.add(launch(NAGOYA, ports[1], ports));
    bench = new Bench(folder, NodeId.parse("operator.osaka.sato"), ports);
    var tokyoNode = stage.mesh.join(tokyo.node(), tokyo);
    mesh = tokyoNode;
    stage.mesh.join(osaka.node(), osaka);
    door.open();
    bench.until("/status", status -> status.path("services").size() == services.size());
    for (var service : services) {
      tokyoNode
          .ask(OSAKA, new Plea.ClaimFirstLease(service), Duration.ofSeconds(30))
          .get(5, TimeUnit.SECONDS);
      bench.jobDone(bench.post("/services/" + service + "/backups", "{\"kind\":\"full\"}"));
    }
    bench.jobDone(bench.post("/vaults/osaka/mirror", ""));
    stage.ledger.advance(Duration.ofSeconds(8)); // nobody renews: every lease is free
  }

  @AfterAll
  void stop() {
    bench.close();
    orchestrators.forEach(Orchestrator::close);
    door.close();
  }

  @ParameterizedTest
  @MethodSource("moments")
  void theSuccessorCompletesItAndNothingIsDoneTwice(Moment moment) throws Exception {
    var service = services.get(used++);
    var before = leader();
    var struck = new AtomicBoolean();
    Runnable strike =
        () -> {
          if (struck.compareAndSet(false, true)) {
            stage.ledger.elect(before.equals(OSAKA) ? NAGOYA : OSAKA);
          }
        };
    strikeAt(moment, service, strike);
    var waits = moment.equals(new Moment("fence", When.AT_WORK));
    if (waits) {
      renewAtTokyo(service);
    }

    var opened =
        bench.post(
            "/runs",
            "{\"service\":\""
                + service
                + "\",\"runbook\":\"site-loss\",\"occasion\":\"incident\"}");
    if (waits) {
      bench.until("/status", status -> struck.get());
      stage.ledger.advance(Duration.ofSeconds(8));
    }
    var run =
        bench.until(
            "/runs/" + opened.get("run").asString(),
            now -> !now.path("state").asString("").equals("RUNNING"));

    osaka.watch((_, _) -> {});
    assertThat(struck).as("leadership was taken away").isTrue();
    assertThat(leader()).isNotEqualTo(before);
    assertThat(run.path("state").asString()).as(run.toPrettyString()).isEqualTo("RECOVERED");
    assertThat(run.path("steps")).allMatch(step -> step.path("attempt").asInt() == 1);
    assertThat(run.path("epoch").asInt()).isEqualTo(2);
    assertThat(osaka.begun()).doesNotHaveDuplicates();
    assertThat(tasksOf(opened.get("run").asString()))
        .containsExactly("restore/1", "start/1", "redirect/1");
  }

  private void renewAtTokyo(ServiceId service) throws Exception {
    var token = new FencingToken(service, new SiteId("tokyo"), new Epoch(1));
    var renewed =
        tokyoNode()
            .ask(OSAKA, new Plea.RenewLeases(List.of(token)), Duration.ofSeconds(30))
            .get(5, TimeUnit.SECONDS);
    assertThat(renewed).isInstanceOf(Answer.Leases.class);
  }

  private Mesh tokyoNode() {
    return Objects.requireNonNull(mesh);
  }

  private List<String> tasksOf(String run) {
    return osaka.begun().stream()
        .filter(task -> task.startsWith(run + "/"))
        .map(task -> task.substring(run.length() + 1))
        .toList();
  }

  private void strikeAt(Moment moment, ServiceId service, Runnable strike) {
    switch (moment.when()) {
      case BEGUN -> onEntry("StepBegan", moment.step(), service, strike);
      case ENDED -> onEntry("StepEnded", moment.step(), service, strike);
      case AT_WORK -> {
        if (moment.step().equals("fence")) {
          onEntry("StepBegan", "fence", service, strike); // while the lease is not free
        } else {
          osaka.watch((asked, _) -> strikeIf(isAsked(asked, moment.step(), service), strike));
        }
      }
      case DONE_UNSAID -> {
        if (moment.step().equals("fence")) {
          onEntry("TokenTaken", "", service, strike);
        } else {
          osaka.watch(
              (asked, said) ->
                  strikeIf(isAsked(asked, moment.step(), service) && isGood(said), strike));
        }
      }
    }
  }

  private void onEntry(String kind, String step, ServiceId service, Runnable strike) {
    stage
        .ledger
        .at(OSAKA)
        .watch(
            0,
            entry ->
                strikeIf(
                    entry.kind().equals(kind)
                        && entry.stream().startsWith("run/" + service + "-site-loss-")
                        && entry.body().contains("\"" + step),
                    strike));
  }

  private static void strikeIf(boolean now, Runnable strike) {
    if (now) {
      strike.run();
    }
  }

  private static boolean isAsked(Message asked, String step, ServiceId service) {
    return switch (asked) {
      case Command.ProbeService(var probed) -> step.equals("verify") && probed.equals(service);
      case Command.Work work ->
          work.task().text().contains(service + "-site-loss-")
              && work.task().text().contains("/" + step + "/");
      case Command.DescribeTask(var task) ->
          task.text().contains(service + "-site-loss-") && task.text().contains("/" + step + "/");
      default -> false;
    };
  }

  private static boolean isGood(Message said) {
    return said instanceof Report.Task(_, TaskState.Succeeded _)
        || (said instanceof Report.Probed(_, var good, _, _) && good);
  }

  private NodeId leader() throws Exception {
    return NodeId.parse(bench.get("/status").get("leader").asString());
  }

  private Orchestrator launch(NodeId node, int console, int[] ports) throws Exception {
    var identity = PlayedCluster.identity(folder, node);
    var place = Files.createDirectory(folder.resolve("place-" + node.site()));
    Files.move(identity, place.resolve("identity"));
    Files.writeString(place.resolve("orchestrator.yaml"), settings(node, console, ports));
    Files.writeString(place.resolve("estate.yaml"), estate());
    return Starts.one(place.resolve("orchestrator.yaml"));
  }

  private static String settings(NodeId node, int console, int[] ports) {
    return """
    node: %s
    identity: identity
    home: state
    console: 127.0.0.1:%d
    estate: estate.yaml
    mesh: {listen: 127.0.0.1:1}
    ledger: {listen: 127.0.0.1:2}
    members:
      - {node: orchestrator.osaka.o1, mesh: 127.0.0.1:1, ledger: 127.0.0.1:2, console: 127.0.0.1:%d}
      - {node: orchestrator.nagoya.o1, mesh: 127.0.0.1:3, ledger: 127.0.0.1:4, console: 127.0.0.1:%d}
    lease: {term: 6s, margin: 1s}
    """
        .formatted(node, console, ports[0], ports[1]);
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
    """
        + services.stream().map(this::service).collect(Collectors.joining());
  }

  private String service(ServiceId id) {
    return """
      - id: %s
        name: {en: A service, ja: サービス}
        tier: core
        mode: manual
        home: tokyo
        recovery: osaka
        address: %s
        probe: {kind: tcp, every: 200ms, timeout: 1s}
        sources:
          - {id: database, kind: postgres}
    """
        .formatted(id, door.address());
  }

  @SuppressWarnings("NullAway")
  private static Bench unset() {
    return null;
  }
}
