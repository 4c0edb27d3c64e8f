package org.hikae.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.hikae.cli.terminal.Json;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Every page of the console in a real browser, over the demo's three sites after their failover:
/// in both languages, light and dark, on a desk and on a phone, with a mouse and without.
@Tag("browser")
@EnabledOnOs(OS.LINUX)
class ConsoleIT {
  private static final Duration PATIENCE = Duration.ofMinutes(8);
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path LOOK = Path.of("src/test/browser/look.mjs").toAbsolutePath();
  private static final Pattern CONSOLE = Pattern.compile("The console: (https://([^/]+))/");

  /// What nobody finds by a link, because it is for strangers or for programs.
  private static final List<String> DOORS =
      List.of("/sign-in", "/public/status", "/public/status.json");

  /// What is no page.
  private static final Pattern FILE = Pattern.compile(".*(\\.(json|jsonl|csv|pdf)|/download)");

  /// What is there only where an identity provider is named, and leads away to it: orchestrator/app
  /// tests it with a real one.
  private static final String PROVIDERS = "/saml/";

  @TempDir Path folder;

  @Test
  void everyPageIsSoundInARealBrowser() throws Exception {
    assumeTrue(Files.isExecutable(CHROMIUM), "chromium is not installed");
    var modules = BrowserTools.modules();
    var demo = started(List.of("demo", "--keep", "--folder", home().toString()), Map.of(), "said");
    try {
      var console = console(demo);
      var findings = folder.resolve("findings.json");
      var looking =
          new ProcessBuilder(
                  "node", LOOK.toString(), plan(console, modules).toString(), findings.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("looked").toFile())
              .start();
      assertThat(looking.waitFor(PATIENCE.toMinutes(), TimeUnit.MINUTES)).isTrue();
      assertThat(looking.exitValue()).as(() -> read("looked")).isZero();
      assertThat(Json.mapper().readTree(Files.readString(findings))).isEmpty();
    } finally {
      new ProcessBuilder("kill", "-INT", Long.toString(demo.pid())).start().waitFor();
      demo.waitFor(1, TimeUnit.MINUTES);
    }
  }

  private Path plan(String console, Path modules) throws Exception {
    var host = console.substring("https://".length());
    var caller =
        Map.of(
            "HIKAE_IDENTITY",
            home().resolve("operator/identity").toString(),
            "HIKAE_CONSOLE",
            host);
    var added =
        started(
            List.of("users", "add", "aki", "--right", "admin", "--right", "run", "--json"),
            caller,
            "aki");
    assertThat(added.waitFor()).as(() -> read("aki")).isZero();
    var aki = Json.mapper().readTree(read("aki"));
    var routes =
        ConsoleRoutes.all().stream().filter(route -> !route.startsWith(PROVIDERS)).toList();
    assertThat(routes).contains("/", "/runs/{id}").containsAll(DOORS);
    var plan =
        Map.of(
            "modules",
            modules.toString(),
            "console",
            console,
            "chromium",
            CHROMIUM.toString(),
            "routes",
            routes,
            "files",
            routes.stream().filter(route -> FILE.matcher(route).matches()).toList(),
            "doors",
            DOORS,
            "user",
            "aki",
            "password",
            aki.path("password").asString(),
            "newPassword",
            "a long way to nagoya 47");
    var file = folder.resolve("plan.json");
    Files.writeString(file, Json.mapper().writeValueAsString(plan));
    return file;
  }

  private String console(Process demo) throws InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var said = CONSOLE.matcher(read("said"));
      if (said.find()) {
        return said.group(1);
      }
      assertThat(demo.isAlive() && System.nanoTime() < deadline).as(() -> read("said")).isTrue();
      Thread.sleep(100);
    }
  }

  private Path home() {
    return folder.resolve("demo");
  }

  private Process started(List<String> arguments, Map<String, String> environment, String said)
      throws IOException {
    var line = new ArrayList<>(List.of("env", "--default-signal=INT", "-u", "HIKAE_DEBUG"));
    line.addAll(DemoIT.distributed().command(arguments.toArray(String[]::new)));
    var builder =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(said).toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private String read(String said) {
    try {
      return Files.readString(folder.resolve(said));
    } catch (IOException e) {
      return "it said nothing that can be read: " + e;
    }
  }
}
