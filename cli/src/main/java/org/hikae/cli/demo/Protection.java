package org.hikae.cli.demo;

import static org.hikae.cli.terminal.Quantities.bytes;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import org.hikae.cli.demo.proof.CanaryWriter;
import org.hikae.cli.demo.proof.Comparison;
import org.hikae.cli.demo.proof.DatabaseFill;
import org.hikae.cli.demo.proof.Holdings;
import org.hikae.cli.demo.proof.TreeImage;
import org.hikae.cli.demo.site.DemoSites;
import tools.jackson.databind.JsonNode;

/// The second and third act: a full backup, a day's work, an incremental one, the mirror. The
/// orchestrator's jobs do them; the demo asks, and notes what the last point must hold.
final class Protection {
  private final Telling tell;
  private final World world;
  private final Beside beside;
  private final CanaryWriter writer;
  private final Jobs jobs;

  Protection(Telling tell, World world, Beside beside, CanaryWriter writer) {
    this.tell = tell;
    this.world = world;
    this.beside = beside;
    this.writer = writer;
    this.jobs = new Jobs(world, tell.words());
  }

  /// What was protected.
  ///
  /// @param sourceBytes what both sources weighed at the last backup
  /// @param readTwiceBytes what they weighed at both backups together
  /// @param storedBytes what both backups added to Tokyo's vault
  /// @param mirroredBytes what Osaka pulled
  record Protected(
      Comparison.Expected expected,
      long sourceBytes,
      long readTwiceBytes,
      long storedBytes,
      long mirroredBytes) {}

  Protected play() throws IOException {
    tell.heading(2, "act.backups");
    var full = backUp("full");
    work();
    var acknowledgedBefore = writer.acknowledged();
    var image = beside.start(() -> TreeImage.of(world.documents.folder()));
    var holdings = beside.start(this::holdings);
    var incremental = backUp("incremental");
    var sentBefore = writer.sent();
    tell.heading(3, "act.mirror");
    var mirror = mirror();
    return new Protected(
        new Comparison.Expected(
            Beside.resultOf(image), Beside.resultOf(holdings), acknowledgedBefore, sentBefore),
        sum(incremental, "sourceBytes"),
        sum(full, "sourceBytes") + sum(incremental, "sourceBytes"),
        sum(full, "storedBytes") + sum(incremental, "storedBytes"),
        mirror.path("figures").path("writtenBytes").asLong());
  }

  private JsonNode backUp(String kind) throws IOException {
    var act = tell.begin("backup." + kind);
    var job =
        jobs.run(act, "/api/v1/services/" + DemoSites.SERVICE + "/backups", Map.of("kind", kind));
    act.done(
        tell.say("backup.done", bytes(sum(job, "sourceBytes")), bytes(sum(job, "storedBytes"))));
    return job;
  }

  private static long sum(JsonNode job, String figure) {
    return job.path("snapshots").valueStream().mapToLong(s -> s.path(figure).asLong()).sum();
  }

  private void work() throws IOException {
    var act = tell.begin("work");
    try (var connection = world.service.connectForLongWork()) {
      DatabaseFill.change(connection);
    } catch (SQLException e) {
      throw new DemoFailure("the day's work failed: " + e.getMessage(), e);
    }
    world.documents.change();
    act.done(tell.say("work.done"));
  }

  private Holdings holdings() throws SQLException {
    try (var connection = world.service.connectForLongWork()) {
      return Holdings.of(connection);
    }
  }

  private JsonNode mirror() throws IOException {
    var act = tell.begin("mirror");
    var job = jobs.run(act, "/api/v1/vaults/" + DemoSites.RECOVERY + "/mirror", Map.of());
    act.done(tell.say("mirror.done", bytes(job.path("figures").path("writtenBytes").asLong())));
    return job;
  }
}
