package org.hikae.cli.demo;

import static org.hikae.cli.terminal.Quantities.count;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.hikae.cli.demo.proof.Canaries;
import org.hikae.cli.demo.proof.CanaryWriter;
import org.hikae.cli.demo.proof.Comparison;
import org.hikae.cli.demo.proof.Holdings;
import org.hikae.cli.demo.proof.TreeImage;
import org.hikae.cli.demo.site.DemoSites;
import org.hikae.cli.terminal.Words;

/// The sixth act: everything that came back is compared, and the result becomes evidence of the
/// run.
final class Reckoning {
  private final Telling tell;
  private final World world;
  private final Beside beside;
  private final CanaryWriter writer;

  Reckoning(Telling tell, World world, Beside beside, CanaryWriter writer) {
    this.tell = tell;
    this.world = world;
    this.beside = beside;
    this.writer = writer;
  }

  Comparison play(Comparison.Expected expected, Loss.Account account) throws IOException {
    tell.heading(6, "act.reckoning");
    var act = tell.begin("compare");
    var documents = beside.start(() -> TreeImage.of(world.folder.documents(DemoSites.RECOVERY)));
    var acknowledgedNow = writer.acknowledged();
    var rows = beside.start(this::rows);
    var found =
        new Comparison.Found(
            Beside.resultOf(documents),
            Beside.resultOf(rows).holdings(),
            Beside.resultOf(rows).canaries());
    var comparison =
        Comparison.of(
            expected, found, new Comparison.Account(account.acknowledged(), acknowledgedNow));
    if (comparison.equal()) {
      act.done(tell.say("compare.done", count(comparison.files()), count(comparison.rows())));
    } else {
      act.failed(
          tell.say(
              "compare.failed",
              comparison.differences().size(),
              comparison.differences().getFirst()));
    }
    return comparison;
  }

  private record Rows(Holdings holdings, Canaries.Held canaries) {}

  private Rows rows() throws SQLException {
    try (var connection = world.service.connectForLongWork()) {
      return new Rows(Holdings.of(connection), Canaries.read(connection));
    }
  }

  /// Hands the figures to the ledger and fetches the report that holds them.
  void report(
      String run,
      Comparison comparison,
      Homecoming.Seen primary,
      Duration users,
      long mirroredBytes)
      throws IOException {
    var act = tell.begin("report");
    evidence(run, "canary-loss", comparison.lostCanaries(), "rows", "evidence.loss");
    evidence(run, "compared-files", comparison.files(), "files", "evidence.files");
    evidence(run, "compared-rows", comparison.rows(), "rows", "evidence.rows");
    evidence(run, "differences", comparison.differences().size(), "", "evidence.differences");
    evidence(run, "rows-written-by-the-lost-site", primary.beyond(), "rows", "evidence.beyond");
    evidence(run, "users-away", users.toSeconds(), "s", "evidence.users");
    evidence(run, "mirrored", mirroredBytes >> 20, "MiB", "evidence.mirrored");
    Files.writeString(
        world.folder.report(), world.orchestrators.text("/api/v1/runs/" + run + "/report"));
    world.orchestrators.download(
        "/api/v1/runs/" + run + "/report/pdf?lang=" + tell.words().say("status.language"),
        (pdf, _) -> Files.copy(pdf, world.folder.printedReport()));
    act.done(world.folder.report().toString());
  }

  private void evidence(String run, String name, long value, String unit, String key)
      throws IOException {
    world.orchestrators.post(
        "/api/v1/runs/" + run + "/evidence",
        Map.of("name", name, "value", Long.toString(value), "unit", unit, "note", inBoth(key)));
  }

  /// The report is in both languages, whichever the demo is shown in.
  private static Map<String, String> inBoth(String key) {
    return Map.of(
        "en", Words.english().say("demo." + key), "ja", Words.japanese().say("demo." + key));
  }
}
