package org.hikae.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.hikae.cli.demo.site.HikaeProcess;
import org.hikae.cli.terminal.Json;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The whole product on real data: the primary site is lost, its service comes back at the other
/// one.
class DemoIT {
  private static final Duration PATIENCE = Duration.ofMinutes(8);

  private static final Pattern CONSOLE = Pattern.compile("The console: (https://\\S+/)");

  @TempDir Path folder;

  @Test
  @Tag("AVL-03")
  void aLostSitesServiceComesBackElsewhereWithEverythingEqual() throws Exception {
    var home = folder.resolve("demo");
    var load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    var demo = start("demo", "--folder", home.toString());
    assertThat(demo.waitFor(PATIENCE)).as("it ends in time").isTrue();
    assertThat(demo.exitValue()).as(() -> said()).isZero();

    var result = Json.mapper().readTree(Files.readString(home.resolve("result.json")));
    assertThat(result.path("recovered").asBoolean()).isTrue();
    assertThat(result.path("differences")).isEmpty();
    assertThat(result.path("filesCompared").asInt()).isGreaterThan(150);
    assertThat(result.path("rowsCompared").asInt()).isGreaterThan(400_000);
    assertThat(result.path("downtimeSeconds").asDouble()).isBetween(1.0, 3600.0);
    assertThat(result.path("canaryRowsLost").asInt()).isPositive();
    assertThat(result.path("primaryStayedFenced").asBoolean()).isTrue();
    assertThat(result.path("primaryRowsBeyondFault").asInt()).isZero();
    assertThat(result.path("shortfalls")).isEmpty();
    if (load < 2 * Runtime.getRuntime().availableProcessors()) {
      // 90 s are promised for a quiet machine; the load says nothing of what its host does beside.
      assertThat(result.path("elapsedSeconds").asDouble()).isLessThan(180);
    }
    assertThat(home.resolve("report.html")).content().contains("</html>");
    assertThat(Files.readString(home.resolve("report.pdf"), StandardCharsets.ISO_8859_1))
        .startsWith("%PDF-");
    assertThat(home.resolve("tokyo")).as("it clears up").doesNotExist();
  }

  @Test
  @Tag("long")
  @EnabledOnOs(OS.LINUX)
  void oneThatIsInterruptedClearsUpAndSaysSo() throws Exception {
    var home = folder.resolve("demo");
    // A build in the background ignores SIGINT, and what it starts inherits that.
    var demo = started(List.of("env", "--default-signal=INT"), "demo", "--folder", home.toString());
    await(() -> Files.exists(home.resolve("logs/osaka-agent.log")));
    new ProcessBuilder("kill", "-INT", Long.toString(demo.pid())).start().waitFor();
    assertThat(demo.waitFor(PATIENCE)).as("it ends in time").isTrue();
    assertThat(said())
        .endsWith(
            """
            the demo is interrupted: stopping the sites and clearing up…
            error: interrupted.
            HINT: nothing of it runs any more; run it again to begin anew.
            """);
    assertThat(demo.exitValue()).isEqualTo(130);
    assertThat(home.resolve("tokyo")).doesNotExist();
    assertThat(ProcessHandle.allProcesses().filter(process -> worksIn(home, process))).isEmpty();
  }

  @Test
  @Tag("long")
  @EnabledOnOs(OS.LINUX)
  void oneThatIsKeptServesItsConsoleUntilItIsStopped() throws Exception {
    var home = folder.resolve("demo");
    var demo =
        started(
            List.of("env", "--default-signal=INT"), "demo", "--keep", "--folder", home.toString());
    await(() -> !demo.isAlive() || CONSOLE.matcher(said()).find());
    var console = CONSOLE.matcher(said());
    assertThat(console.find()).as(() -> said()).isTrue();

    assertThat(overviewOf(console.group(1))).contains("osaka", "nagoya");
    assertThat(home.resolve("report.html")).content().contains("</html>");

    new ProcessBuilder("kill", "-INT", Long.toString(demo.pid())).start().waitFor();
    assertThat(demo.waitFor(PATIENCE)).as("it ends in time").isTrue();
    assertThat(demo.exitValue()).as(() -> said()).isZero();
    assertThat(home.resolve("osaka")).doesNotExist();
    assertThat(ProcessHandle.allProcesses().filter(process -> worksIn(home, process))).isEmpty();
  }

  /// As a browser gets it that has no certificate and was told to trust the page.
  private static String overviewOf(String address) throws Exception {
    try (var browser = HttpClient.newBuilder().sslContext(Nobody.tls()).build()) {
      var page = HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build();
      var answer = browser.send(page, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      return answer.body();
    }
  }

  private void await(BooleanSupplier condition) throws InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(() -> said()).isLessThan(deadline);
      Thread.sleep(50);
    }
  }

  private static boolean worksIn(Path home, ProcessHandle process) {
    try {
      return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
          .startsWith(home.toRealPath());
    } catch (IOException endedOrForeign) {
      return false;
    }
  }

  private Process start(String... arguments) throws IOException {
    return started(List.of("env"), arguments);
  }

  private Process started(List<String> environment, String... arguments) throws IOException {
    var line = new ArrayList<>(environment);
    line.addAll(List.of("-u", "HIKAE_DEBUG"));
    line.addAll(distributed().command(arguments));
    return new ProcessBuilder(line)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said").toFile())
        .start();
  }

  /// The command as it is delivered.
  static HikaeProcess distributed() throws IOException {
    var home = Path.of("target/hikae").toAbsolutePath();
    try (var jars = Files.newDirectoryStream(home.resolve("lib"), "hikae-cli-*.jar")) {
      return new HikaeProcess(
          Path.of(System.getProperty("java.home"), "bin", "java"),
          jars.iterator().next().toString(),
          Optional.of(home),
          false);
    }
  }

  private String said() {
    try {
      return Files.readString(folder.resolve("said"));
    } catch (IOException e) {
      return "it said nothing that can be read: " + e;
    }
  }
}
