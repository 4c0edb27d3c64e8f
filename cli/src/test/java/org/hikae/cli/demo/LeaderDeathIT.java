package org.hikae.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.hikae.cli.demo.proof.Canaries;
import org.hikae.cli.demo.proof.DatabaseFill;
import org.hikae.cli.demo.site.DemoFolder;
import org.hikae.cli.demo.site.DemoSites;
import org.hikae.cli.demo.site.HikaeProcess;
import org.hikae.cli.demo.site.SiteProcesses;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Real processes: the leading orchestrator is killed with SIGKILL while a drill restores. Its
/// successor completes the drill, nothing is done twice, production never notices, and nothing of
/// the sandbox is left.
@Tag("long")
class LeaderDeathIT {
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  @TempDir Path folder;

  @Test
  void aDrillOutlivesTheLeaderThatBeganIt() throws Exception {
    var demo = DemoFolder.prepare(folder.resolve("sites"));
    try (var world = new World(demo, distributed())) {
      protect(world);
      var run =
          world
              .orchestrators
              .post(
                  "/api/v1/runs",
                  Map.of("service", "registry", "runbook", "site-loss", "occasion", "drill"))
              .path("run")
              .asString("");
      until(world, "/api/v1/runs/" + run, now -> state(now, "restore").equals("RUNNING"));

      var leader = leader(world);
      leader.killOrchestrator();

      var ended =
          until(
              world,
              "/api/v1/runs/" + run,
              now -> !now.path("state").asString("").equals("RUNNING"));
      assertThat(ended.path("state").asString(""))
          .as(ended.toPrettyString())
          .isEqualTo("RECOVERED");
      assertThat(ended.path("steps")).allMatch(step -> step.path("attempt").asInt() == 1);
      assertThat(demo.agent(DemoSites.RECOVERY).resolve("state/sandboxes").resolve(run))
          .doesNotExist();
      var service = world.orchestrators.get("/api/v1/services").get(0);
      assertThat(service.path("site").asString("")).isEqualTo(DemoSites.PRIMARY);
      assertThat(service.path("epoch").asInt()).isEqualTo(1);
      assertThat(world.orchestrators.get("/api/v1/status").path("leader").asString(""))
          .isNotEqualTo("orchestrator." + leader.site() + ".o1");
    }
  }

  private static void protect(World world) throws Exception {
    for (var site : world.sites()) {
      site.startOrchestrator();
    }
    world.osaka.startAgent();
    world.tokyo.startAgent();
    until(
        world,
        "/api/v1/services",
        services -> services.path(0).path("lastProbe").path("good").asBoolean());
    world.documents.fill(Path.of(System.getProperty("java.home")));
    try (var connection = world.service.connectForLongWork()) {
      DatabaseFill.fill(connection, _ -> {});
      Canaries.create(connection);
      try (var statement = connection.createStatement()) {
        statement.execute("insert into canary (n, seal) values (1, 'one')");
      }
    }
    done(
        world,
        world.orchestrators.post("/api/v1/services/registry/backups", Map.of("kind", "full")));
    done(world, world.orchestrators.post("/api/v1/vaults/osaka/mirror", Map.of()));
  }

  private static void done(World world, JsonNode order) throws Exception {
    until(
        world,
        "/api/v1/jobs/" + order.path("job").asString(""),
        job -> job.path("state").asString("").equals("DONE"));
  }

  private static SiteProcesses leader(World world) throws IOException {
    var node = world.orchestrators.get("/api/v1/status").path("leader").asString("");
    return world.sites().stream()
        .filter(site -> node.equals("orchestrator." + site.site() + ".o1"))
        .findFirst()
        .orElseThrow();
  }

  private static String state(JsonNode run, String step) {
    return run.path("steps")
        .valueStream()
        .filter(each -> each.path("id").asString("").equals(step))
        .map(each -> each.path("state").asString(""))
        .findFirst()
        .orElse("");
  }

  private static JsonNode until(World world, String path, Predicate<JsonNode> wanted)
      throws Exception {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var seen = Optional.<JsonNode>empty();
      try {
        seen = Optional.of(world.orchestrators.get(path));
      } catch (IOException _) {
        // an orchestrator that is not up yet, or not any more
      }
      if (seen.filter(wanted).isPresent()) {
        return seen.get();
      }
      assertThat(System.nanoTime()).as("%s still says %s", path, seen).isLessThan(deadline);
      Thread.sleep(100);
    }
  }

  /// The command as it is delivered.
  private static HikaeProcess distributed() throws IOException {
    var home = Path.of("target/hikae").toAbsolutePath();
    try (var jars = Files.newDirectoryStream(home.resolve("lib"), "hikae-cli-*.jar")) {
      return new HikaeProcess(
          Path.of(System.getProperty("java.home"), "bin", "java"),
          jars.iterator().next().toString(),
          Optional.of(home),
          false);
    }
  }
}
