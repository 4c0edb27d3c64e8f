package org.hikae.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikae.agent.Estate.REGISTRY;
import static org.hikae.agent.testing.Eventually.eventually;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hikae.agent.config.AgentConfig;
import org.hikae.agent.testing.FakeService;
import org.hikae.protocol.Command;
import org.hikae.protocol.Examination;
import org.hikae.protocol.Law;
import org.hikae.protocol.Report;
import org.hikae.protocol.SandboxId;
import org.hikae.protocol.SnapshotRef.SnapshotKind;
import org.hikae.protocol.SourceId;
import org.hikae.protocol.TaskId;
import org.hikae.protocol.TaskState;
import org.hikae.protocol.TaskState.Failed;
import org.hikae.protocol.TaskState.Succeeded;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A drill at Osaka while the service goes on at Tokyo: real vaults and files, a service that is
/// played.
class SandboxTest {
  private static final SandboxId DRILL = new SandboxId("registry-drill-1");
  private static final Duration LONG = Duration.ofMinutes(10);

  @TempDir Path folder = Path.of("unset");

  private final FakeService tokyoService = new FakeService("registry");
  private final FakeService osakaService = new FakeService("registry");
  private Estate estate = unset();
  private AgentConfig osakaConfig = unset();
  private Agent tokyo = unset();
  private Agent osaka = unset();
  private String snapshot = "";

  @BeforeEach
  void open() throws Exception {
    estate = new Estate(folder);
    var tokyoConfig = estate.config("tokyo");
    osakaConfig = estate.config("osaka");
    tokyo = Agent.start(tokyoConfig, estate.around(tokyoService));
    osaka = Agent.start(osakaConfig, estate.around(osakaService));
    eventually("the service runs at home", tokyoService::running);
    Files.writeString(estate.documents("tokyo").resolve("deed.txt"), "a house in Kyoto");
    var made =
        done(
            "tokyo",
            new Command.BackUp(new TaskId("b"), REGISTRY, List.of(), SnapshotKind.FULL, "p1"));
    snapshot = made.snapshots().getFirst().id();
    done(
        "osaka",
        new Command.PullMirror(
            new TaskId("m"),
            URI.create("site://" + tokyoConfig.listen() + "/vault"),
            new Law("JP")));
  }

  @AfterEach
  void close() {
    osaka.close();
    tokyo.close();
    estate.close();
  }

  @Test
  void bringsTheServiceUpApartAndLeavesNothing() throws Exception {
    Files.writeString(estate.documents("osaka").resolve("osaka's own.txt"), "stays");
    done("osaka", new Command.OpenSandbox(new TaskId("o"), DRILL, REGISTRY, LONG));
    done(
        "osaka", new Command.RestoreInSandbox(new TaskId("r"), DRILL, REGISTRY, List.of(snapshot)));
    done("osaka", new Command.StartInSandbox(new TaskId("s"), DRILL, REGISTRY));
    var probe = (Report.Probed) estate.ask("osaka", new Command.ProbeInSandbox(DRILL, REGISTRY));
    var compared = done("osaka", examine("e1"));

    assertThat(probe.good()).isTrue();
    assertThat(compared.summary()).isEqualTo("deeds: 1 files equal, byte for byte");
    assertThat(osakaService.starts).hasValue(0);
    assertThat(tokyoService.running()).isTrue();
    assertThat(tokyoService.fences).hasValue(0);
    try (var own = Files.list(estate.documents("osaka"))) {
      assertThat(own.map(Path::getFileName).map(Path::toString)).containsExactly("osaka's own.txt");
    }

    done("osaka", new Command.CloseSandbox(new TaskId("c"), DRILL, REGISTRY));
    assertThat(sandbox()).doesNotExist();
    done("osaka", new Command.CloseSandbox(new TaskId("c2"), DRILL, REGISTRY));
  }

  @Test
  void noticesARestoreThatIsNotWhatTheVaultHolds() throws Exception {
    done("osaka", new Command.OpenSandbox(new TaskId("o"), DRILL, REGISTRY, LONG));
    done(
        "osaka", new Command.RestoreInSandbox(new TaskId("r"), DRILL, REGISTRY, List.of(snapshot)));
    try (var files = Files.walk(sandbox())) {
      var deed = files.filter(file -> file.endsWith("deed.txt")).findFirst().orElseThrow();
      Files.writeString(deed, "a house in Osaka");
    }

    assertThat(estate.work("osaka", examine("e1")))
        .isInstanceOfSatisfying(
            Failed.class, end -> assertThat(end.error()).contains("deed.txt differs"));
  }

  @Test
  void aKilledAgentRemovesWhatItLeftWhenItStartsAgain() throws Exception {
    done("osaka", new Command.OpenSandbox(new TaskId("o"), DRILL, REGISTRY, LONG));
    osaka.close();
    Files.createDirectories(sandbox().resolve("pg")); // as after a kill, which closes nothing
    Files.writeString(sandbox().resolve("pg/PG_VERSION"), "18");

    osaka = Agent.start(osakaConfig, estate.around(osakaService));

    assertThat(sandbox()).doesNotExist();
    assertThat(estate.work("osaka", new Command.StartInSandbox(new TaskId("s"), DRILL, REGISTRY)))
        .isInstanceOfSatisfying(
            Failed.class, end -> assertThat(end.error()).contains("no sandbox"));
  }

  @Test
  void aSandboxThatNobodyClosesEndsByItself() throws Exception {
    done("osaka", new Command.OpenSandbox(new TaskId("o"), DRILL, REGISTRY, Duration.ofMillis(1)));

    eventually("the sandbox is removed", () -> !Files.exists(sandbox()));
  }

  private Command.ExamineInSandbox examine(String task) {
    return new Command.ExamineInSandbox(
        new TaskId(task),
        DRILL,
        REGISTRY,
        List.of(new Examination.Checksums("deeds", new SourceId("documents"))));
  }

  private Path sandbox() {
    return osakaConfig.home().resolve("sandboxes").resolve(DRILL.name());
  }

  private Succeeded done(String site, Command.Work command) throws Exception {
    TaskState end = estate.work(site, command);
    assertThat(end).isInstanceOf(Succeeded.class);
    return (Succeeded) end;
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  private static <T> T unset() {
    return null;
  }
}
