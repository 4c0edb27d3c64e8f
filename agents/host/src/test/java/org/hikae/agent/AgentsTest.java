package org.hikae.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hikae.agent.Estate.REGISTRY;
import static org.hikae.agent.testing.Eventually.eventually;

import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hikae.agent.config.AgentConfig;
import org.hikae.agent.config.AgentException;
import org.hikae.agent.testing.FakeService;
import org.hikae.protocol.Command;
import org.hikae.protocol.Epoch;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.Law;
import org.hikae.protocol.Report;
import org.hikae.protocol.Sample;
import org.hikae.protocol.ServiceState;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.SnapshotRef;
import org.hikae.protocol.SnapshotRef.SnapshotKind;
import org.hikae.protocol.TaskId;
import org.hikae.protocol.TaskState;
import org.hikae.protocol.TaskState.Failed;
import org.hikae.protocol.TaskState.Succeeded;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two agents, asked as an orchestrator asks them.
final class AgentsTest {
  private static final SiteId TOKYO = new SiteId("tokyo");

  @TempDir Path folder;
  private final FakeService tokyoService = new FakeService("registry");
  private final FakeService osakaService = new FakeService("registry");
  private Estate estate;
  private AgentConfig tokyoConfig;
  private Agent tokyo;
  private Agent osaka;

  @BeforeEach
  void open() throws Exception {
    estate = new Estate(folder);
    tokyoConfig = estate.config("tokyo");
    tokyo = Agent.start(tokyoConfig, estate.around(tokyoService));
    osaka = Agent.start(estate.config("osaka"), estate.around(osakaService));
    eventually("the service runs at home", tokyoService::running);
  }

  @AfterEach
  void close() {
    osaka.close();
    tokyo.close();
    estate.close();
  }

  @Test
  void whatTokyoLosesComesBackInOsaka() throws Exception {
    write("tokyo", "deed-1.txt", "a house in Kyoto");
    var full = done("tokyo", backUp("p1", SnapshotKind.FULL));
    write("tokyo", "deed-2.txt", "a field in Nara");
    var increment = done("tokyo", backUp("p2", SnapshotKind.INCREMENTAL));
    assertThat(only(full).kind()).isEqualTo(SnapshotKind.FULL);
    assertThat(only(increment).kind()).isEqualTo(SnapshotKind.INCREMENTAL);

    var first = done("osaka", pull("m1"));
    var second = done("osaka", pull("m2"));

    assertThat(first.figures().readBytes()).isPositive();
    assertThat(second.figures().readBytes()).isZero();
    assertThat(snapshots("osaka")).isEqualTo(snapshots("tokyo")).hasSize(2);

    var token = estate.take("osaka");
    done("osaka", new Command.Restore(new TaskId("r1"), token, List.of(only(increment).id())));
    done("osaka", new Command.StartService(new TaskId("s1"), token));
    done("osaka", new Command.SwitchTraffic(new TaskId("t1"), token));

    assertThat(estate.documents("osaka").resolve("deed-2.txt")).hasContent("a field in Nara");
    assertThat(osakaService.running()).isTrue();
    assertThat(estate.front.target()).isEqualTo(target("osaka"));
    assertThat(((Report.Probed) estate.ask("osaka", new Command.ProbeService(REGISTRY))).good())
        .isTrue();
    assertThat(((Report.Agent) estate.ask("osaka", new Command.DescribeAgent())).services())
        .isEqualTo(Map.of(REGISTRY, new ServiceState.Active(token)));
  }

  @Test
  void aDamagedPackIsFoundByAVerificationOfTheWholeVault() throws Exception {
    write("tokyo", "deed-1.txt", "a house in Kyoto");
    done("tokyo", backUp("p1", SnapshotKind.FULL));
    var whole = done("tokyo", new Command.VerifyVault(new TaskId("v1"), Sample.WHOLE));
    assertThat(whole.summary()).startsWith("all of the packs verified, ");
    assertThat(whole.figures().readBytes()).isPositive();

    damageAPack("tokyo");
    var end = estate.work("tokyo", new Command.VerifyVault(new TaskId("v2"), Sample.WHOLE));

    assertThat(end)
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.error()).contains("findings in the vault, the first: packs/");
              assertThat(failed.retryable()).isFalse();
            });
  }

  @Test
  void aDamagedPackIsFoundOnceEverySampleHadItsTurn() throws Exception {
    write("tokyo", "deed-1.txt", "a house in Kyoto");
    done("tokyo", backUp("p1", SnapshotKind.FULL));
    damageAPack("tokyo");

    var ends = new ArrayList<TaskState>();
    for (var turn = 1; turn <= 4; turn++) {
      var task = new TaskId("v/" + turn);
      ends.add(estate.work("tokyo", new Command.VerifyVault(task, new Sample(1, 4))));
    }

    assertThat(ends).hasAtLeastOneElementOfType(Failed.class);
  }

  private void damageAPack(String site) throws Exception {
    try (var files = Files.walk(estate.folder(site).resolve("vault/packs"))) {
      var pack = files.filter(Files::isRegularFile).findFirst().orElseThrow();
      var bytes = Files.readAllBytes(pack);
      bytes[bytes.length / 2] ^= 1;
      pack.toFile().setWritable(true);
      Files.write(pack, bytes);
    }
  }

  @Test
  void anOlderEpochIsRefused() throws Exception {
    var token = estate.take("osaka");
    estate.ask("osaka", new Command.StartService(new TaskId("s1"), token));
    var older = new FencingToken(REGISTRY, token.holder(), new Epoch(token.epoch().number() - 1));

    assertThat(estate.ask("osaka", new Command.SwitchTraffic(new TaskId("t1"), older)))
        .isEqualTo(new Report.RefusedByEpoch(older, token));
  }

  @Test
  void aTokenOfAnotherSiteIsRefused() throws Exception {
    var token = new FencingToken(REGISTRY, TOKYO, new Epoch(7));

    assertThat(estate.ask("osaka", new Command.StartService(new TaskId("s1"), token)))
        .isInstanceOf(Report.Refused.class);
  }

  @Test
  void nothingIsRestoredUnderARunningService() throws Exception {
    write("tokyo", "deed-1.txt", "a house in Kyoto");
    var full = done("tokyo", backUp("p1", SnapshotKind.FULL));
    var token = new FencingToken(REGISTRY, TOKYO, new Epoch(1));

    var end =
        estate.work(
            "tokyo", new Command.Restore(new TaskId("r1"), token, List.of(only(full).id())));

    assertThat(end)
        .isEqualTo(
            new Failed("registry may be running here", "stop it before changing its data", false));
  }

  @Test
  void theSwitchHasTheLastWordOnEpochs() throws Exception {
    estate.front.sawEpoch(9);
    var token = estate.take("osaka");

    var end = estate.work("osaka", new Command.SwitchTraffic(new TaskId("t1"), token));

    assertThat(end)
        .isInstanceOfSatisfying(Failed.class, it -> assertThat(it.retryable()).isFalse());
    assertThat(estate.front.target()).isEqualTo("nobody");
  }

  @Test
  void aServiceThatWasStoppedOnCommandStaysDown() throws Exception {
    var token = new FencingToken(REGISTRY, TOKYO, new Epoch(1));
    done("tokyo", new Command.StopService(new TaskId("stop"), token));
    assertThat(tokyoService.running()).isFalse();

    tokyo.close();
    tokyo = Agent.start(tokyoConfig, estate.around(tokyoService));

    assertThat(((Report.Agent) estate.ask("tokyo", new Command.DescribeAgent())).services())
        .isEqualTo(Map.of(REGISTRY, new ServiceState.Standby()));
    assertThat(tokyoService.starts).hasValue(1);
  }

  @Test
  void twoAgentsDoNotShareAHome() {
    assertThatExceptionOfType(AgentException.class)
        .isThrownBy(() -> Agent.start(tokyoConfig, estate.around(tokyoService)))
        .withMessage("another agent works in " + tokyoConfig.home())
        .satisfies(e -> assertThat(e.code()).isEqualTo(AgentException.Code.HOME_TAKEN));
  }

  @Test
  void aPortThatIsTakenIsSaidPlainly() throws Exception {
    tokyo.close();
    try (var other = new ServerSocket()) {
      other.bind(tokyoConfig.listen().socketAddress());

      assertThatExceptionOfType(AgentException.class)
          .isThrownBy(() -> Agent.start(tokyoConfig, estate.around(tokyoService)))
          .withMessageStartingWith(
              "the agent cannot listen for its store at " + tokyoConfig.listen())
          .satisfies(e -> assertThat(e.code()).isEqualTo(AgentException.Code.PORT_TAKEN));
    }
  }

  @Test
  @Tag("SEC-01")
  void noCopyLeavesTheLawOfItsOriginal() throws Exception {
    var url = URI.create("site://" + tokyoConfig.listen() + "/vault");

    assertThat(estate.ask("osaka", new Command.PullMirror(new TaskId("m"), url, new Law("US"))))
        .isInstanceOfSatisfying(
            Report.Refused.class,
            refused -> assertThat(refused.because()).contains("is in JP, would leave US"));
    var bucket = URI.create("s3:us-east-1/copies");
    assertThat(estate.ask("osaka", new Command.PullMirror(new TaskId("m"), bucket, new Law("JP"))))
        .isInstanceOf(Report.Refused.class);
    assertThat(snapshots("osaka")).isEmpty();
  }

  private static Command.BackUp backUp(String point, SnapshotKind kind) {
    return new Command.BackUp(new TaskId("b/" + point), REGISTRY, List.of(), kind, point);
  }

  private Command.PullMirror pull(String task) {
    return new Command.PullMirror(
        new TaskId(task), URI.create("site://" + tokyoConfig.listen() + "/vault"), new Law("JP"));
  }

  private Succeeded done(String site, Command.Work command) throws Exception {
    var end = estate.work(site, command);
    assertThat(end).isInstanceOf(Succeeded.class);
    return (Succeeded) end;
  }

  private List<SnapshotRef> snapshots(String site) throws Exception {
    return ((Report.Snapshots) estate.ask(site, new Command.ListSnapshots(List.of(), "")))
        .snapshots();
  }

  private static SnapshotRef only(Succeeded backUp) {
    assertThat(backUp.snapshots()).hasSize(1);
    return backUp.snapshots().getFirst();
  }

  private String target(String site) throws Exception {
    return AgentConfig.read(estate.folder(site).resolve("agent.yaml"))
        .services()
        .getFirst()
        .traffic()
        .orElseThrow()
        .target()
        .toString();
  }

  private void write(String site, String name, String text) throws Exception {
    Files.writeString(estate.documents(site).resolve(name), text);
  }
}
