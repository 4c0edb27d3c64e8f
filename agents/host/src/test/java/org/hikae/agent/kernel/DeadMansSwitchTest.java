package org.hikae.agent.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The switch for real: another JVM with a tree of processes, frozen and not.
final class DeadMansSwitchTest {
  private static final Duration SOON = Duration.ofSeconds(15);

  @TempDir Path folder;
  private final List<ProcessHandle> started = new ArrayList<>();

  @BeforeAll
  static void onLinuxOnly() {
    assumeTrue(Kernel.probe().deadMansSwitch().effective(), "no kernel timers here");
  }

  @AfterEach
  void leaveNothingBehind() {
    started.forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void aFrozenAgentAndAllItGuardsAreDeadAfterTheDeadline() throws Exception {
    var marker = "tree-" + UUID.randomUUID();
    var agent = start(marker, Duration.ofMillis(2_500), 0);
    assertThat(line(agent)).isEqualTo(Kernel.probe().tie().name());
    var tree = family(agent.toHandle());
    assertThat(tree).hasSizeGreaterThanOrEqualTo(4);

    signal("STOP", tree);

    for (var process : tree) {
      process.onExit().get(SOON.toSeconds(), TimeUnit.SECONDS);
    }
    assertThat(tree).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void renewalsKeepTheAgentAndWhatItGuardsAlive() throws Exception {
    var marker = "tree-" + UUID.randomUUID();
    var agent = start(marker, Duration.ofMillis(1_500), 6);
    var lines = agent.inputReader();
    assertThat(lines.readLine()).isNotNull();

    assertThat(lines.readLine()).isEqualTo("alive");

    assertThat(agent.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(agent.exitValue()).isEqualTo(128 + 9);
  }

  private Process start(String marker, Duration lease, int renewals) throws IOException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SwitchedProcess.class.getName(),
                marker,
                Long.toString(lease.toMillis()),
                Integer.toString(renewals),
                folder.resolve("tree.log").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    started.add(process.toHandle());
    return process;
  }

  private static String line(Process process) throws IOException {
    BufferedReader reader = process.inputReader();
    return String.valueOf(reader.readLine());
  }

  /// The process and all below it, once the whole tree is there.
  private List<ProcessHandle> family(ProcessHandle head) throws InterruptedException {
    var deadline = System.nanoTime() + SOON.toNanos();
    while (System.nanoTime() < deadline) {
      var tree = new ArrayList<>(head.descendants().toList());
      if (tree.stream().filter(DeadMansSwitchTest::sleeps).count() == 2) {
        tree.add(head);
        started.addAll(tree);
        return tree;
      }
      Thread.sleep(20);
    }
    throw new AssertionError("the tree did not come up: " + head.descendants().toList());
  }

  private static boolean sleeps(ProcessHandle process) {
    return process.info().command().orElse("").endsWith("sleep");
  }

  private static void signal(String name, List<ProcessHandle> processes) throws Exception {
    var line = new ArrayList<>(List.of("sh", "-c", "kill -s \"$0\" \"$@\"", name));
    processes.forEach(process -> line.add(Long.toString(process.pid())));
    assertThat(new ProcessBuilder(line).inheritIO().start().waitFor()).isZero();
  }
}
