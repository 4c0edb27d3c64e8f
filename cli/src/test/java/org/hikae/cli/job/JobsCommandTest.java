package org.hikae.cli.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hikae.cli.StandIn;
import org.hikae.cli.terminal.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JobsCommandTest {
  private static final String DONE =
      """
      {"id": "registry-1", "kind": "backup-full", "subject": "registry", "state": "DONE",
       "beganAt": "2026-11-27T01:00:00Z", "summary": "2 snapshots", "error": null, "progress": {}}\
      """;
  private static final String RUNNING =
      """
      {"id": "mirror.osaka-1", "kind": "mirror", "subject": "osaka", "state": "RUNNING",
       "beganAt": "2026-11-27T01:00:00Z", "summary": null, "error": null,
       "progress": {"pull": {"doing": "pulling", "done": 1048576, "total": 2097152}}}\
      """;
  private static final String POINTS =
      """
      [{"service": "registry", "mark": "registry-1", "vault": "tokyo", "site": "tokyo", "kind": "FULL",
        "consistentAt": "2026-11-27T01:00:00Z", "sourceBytes": 2097152, "storedBytes": 1048576,
        "snapshots": []}]\
      """;

  @RegisterExtension
  static final StandIn ORCHESTRATOR =
      new StandIn(
          Map.of(
              "GET /api/v1/jobs",
              "[" + DONE + "," + RUNNING + "]",
              "GET /api/v1/jobs/registry-1",
              DONE,
              "GET /api/v1/jobs/mirror.osaka-1",
              RUNNING,
              "POST /api/v1/services/registry/backups",
              "{\"job\": \"registry-1\"}",
              "POST /api/v1/vaults/osaka/mirror",
              "{\"job\": \"registry-1\"}",
              "GET /api/v1/points",
              POINTS),
          "there is no such job");

  @Test
  void jobsOfEveryKindAreListed() {
    var listed = ORCHESTRATOR.typed("jobs", "list");

    assertThat(listed.status()).as(listed.err()).isZero();
    assertThat(listed.out().lines())
        .anyMatch(line -> line.matches("registry-1 .*full backup +registry +done +2 snapshots"))
        .anyMatch(line -> line.matches("mirror.osaka-1 .*mirror +osaka +running *"));
    assertThat(ORCHESTRATOR.typedIn(Words.japanese(), "jobs", "list").out())
        .contains("フルバックアップ", "ミラー");
  }

  @Test
  void oneThatRunsSaysHowFarItIs() {
    assertThat(ORCHESTRATOR.typed("jobs", "show", "mirror.osaka-1").out())
        .contains("pulling 1.0 MiB / 2.0 MiB", "running");
    assertThat(ORCHESTRATOR.typed("jobs", "show", "registry-1").out()).contains("2 snapshots");
  }

  @Test
  void aBackupAndAMirrorAreOrderedAndFollowed() {
    var backup = ORCHESTRATOR.typed("jobs", "backup", "registry", "--full");
    assertThat(backup.status()).as(backup.err()).isZero();
    assertThat(ORCHESTRATOR.ordered().toString()).contains("\"kind\":\"full\"");

    var mirror = ORCHESTRATOR.typed("jobs", "mirror", "--vault", "osaka");
    assertThat(mirror.status()).as(mirror.err()).isZero();
    assertThat(ORCHESTRATOR.typed("jobs", "mirror").status()).as("no vault is named").isEqualTo(2);
  }

  @Test
  void thePointsOfAServiceAreListed() {
    assertThat(ORCHESTRATOR.typed("catalog", "points", "registry").out().lines())
        .anyMatch(line -> line.matches(".*registry-1 +full +tokyo +2.0 MiB +1.0 MiB"));
  }
}
