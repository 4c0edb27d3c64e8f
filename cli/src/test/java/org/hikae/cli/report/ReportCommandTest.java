package org.hikae.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hikae.cli.StandIn;
import org.hikae.cli.terminal.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  private static final String OCTOBER =
      """
      {"month": "2026-10", "sentence": {"en": "All is well.", "ja": "問題ありません。"},
       "meanTimes": [
         {"tier": "CORE", "occasion": "DRILL", "recoveries": 2, "failed": 1, "meanSeconds": 90.0,
          "limitSeconds": 3600.0},
         {"tier": "OTHER", "occasion": "DRILL", "recoveries": 0, "failed": 0, "meanSeconds": null,
          "limitSeconds": 10800.0}],
       "services": [
         {"service": "registry", "share": 0.99987, "points": 96, "widestGapSeconds": 900.0,
          "lossObjectiveSeconds": 900.0, "proven": "2026-10-03T01:00:00Z"},
         {"service": "permits", "share": null, "points": 0, "widestGapSeconds": null,
          "lossObjectiveSeconds": 86400.0, "proven": null}]}\
      """;

  @RegisterExtension
  static final StandIn ORCHESTRATOR =
      new StandIn(
          Map.of(
              "GET /api/v1/reports",
              "[\"2026-11\", \"2026-10\"]",
              "GET /api/v1/reports/2026-10",
              OCTOBER,
              "GET /api/v1/reports/2026-10/csv",
              "table,tier",
              "GET /api/v1/runs/drill-1/report/pdf?lang=ja",
              "%PDF-1.7 日本語",
              "GET /api/v1/runs/drill-1/report?lang=en",
              "<html>"),
          "nothing is known of it");

  @TempDir Path folder;

  @Test
  void theLastMonthThatIsOverIsShownUnlessSaid() {
    var shown = ORCHESTRATOR.typed("report", "monthly");

    assertThat(shown.err()).isEmpty();
    assertThat(shown.status()).isZero();
    assertThat(shown.out().lines())
        .anyMatch(line -> line.equals("2026-10  All is well."))
        .anyMatch(line -> line.matches("core +drills +3 +1 min 30 s +1 h.*"))
        .anyMatch(line -> line.matches("registry +99.987 % +96 +15 min.* +2026-10-03"))
        .anyMatch(line -> line.matches("permits +– +0 +– .*never"))
        .noneMatch(line -> line.startsWith("other"));
    assertThat(ORCHESTRATOR.typedIn(Words.japanese(), "report", "monthly").out())
        .contains("問題ありません。", "訓練");
    assertThat(ORCHESTRATOR.typed("report", "list").out()).isEqualTo("2026-11\n2026-10\n");
  }

  @Test
  void aFileIsWrittenInTheFormOfItsName() throws Exception {
    var file = folder.resolve("october.csv");

    assertThat(ORCHESTRATOR.typed("report", "monthly", "2026-10", "--to", file.toString()).status())
        .isZero();

    assertThat(Files.readString(file)).isEqualTo("table,tier");
    var again = ORCHESTRATOR.typed("report", "monthly", "2026-10", "--to", file.toString());
    assertThat(again.status()).as("never over another file").isEqualTo(17);
  }

  @Test
  void aRunIsWrittenInTheLanguageOfWhoAsks() throws Exception {
    var pdf = folder.resolve("drill.pdf");
    var html = folder.resolve("drill");

    var written =
        ORCHESTRATOR.typedIn(Words.japanese(), "report", "run", "drill-1", "--to", pdf.toString());
    assertThat(written.err()).isEmpty();
    assertThat(written.out()).contains("drill-1 の報告書を", "drill.pdf");
    assertThat(Files.readString(pdf)).isEqualTo("%PDF-1.7 日本語");
    ORCHESTRATOR.typed("report", "run", "drill-1", "--to", html.toString(), "--as", "html");
    assertThat(html).hasContent("<html>");
    var unknown = folder.resolve("other.pdf");
    assertThat(ORCHESTRATOR.typed("report", "run", "other", "--to", unknown.toString()).status())
        .isNotZero();
    assertThat(unknown).doesNotExist();
  }

  @Test
  void whatIsNoFormIsSaidSo() {
    var file = folder.resolve("october.doc");
    var refused = ORCHESTRATOR.typed("report", "monthly", "--to", file.toString());
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("HINT: say one of html, pdf, csv, json");
    assertThat(file).doesNotExist();
    assertThat(ORCHESTRATOR.typed("report", "monthly", "--as", "csv").status()).isEqualTo(2);
  }
}
