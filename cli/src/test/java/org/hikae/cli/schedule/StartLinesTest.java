package org.hikae.cli.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.hikae.cli.terminal.Words;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StartLinesTest {
  private static final JsonNode SCHEDULE =
      new JsonMapper()
          .readTree(
              """
              {"id": "nightly", "named": [], "missedTimes": ["2026-11-27T17:00:00Z"],
               "last": {"at": "2026-11-26T17:00:00Z", "due": "2026-11-26T17:00:00Z", "by": null,
                "insteadOf": ["2026-11-25T17:00:00Z"],
                "parts": [
                  {"subject": "registry", "job": "nightly.backup.registry-1", "run": null, "state": "DONE", "because": null},
                  {"subject": "permits", "job": null, "run": null, "state": "LEFT",
                   "because": {"en": "job permits-1 is not done yet", "ja": "ジョブpermits-1がまだ終わっていません"}}]}}
              """);

  @Test
  void aScheduleSaysWhomItIsForAndWhatBecameOfItsLastStart() {
    var lines = new StartLines(Words.english());
    assertThat(lines.whom(SCHEDULE)).isEqualTo("all");
    assertThat(lines.result(SCHEDULE)).isEqualTo("done 1, left out 1, missed 1");
    assertThat(new StartLines(Words.japanese()).result(SCHEDULE)).isEqualTo("完了 1, 見送り 1, 1回未実行");
  }

  @Test
  void aStartSaysWhatBecameOfEachPartAndWhy() {
    var lines = new StartLines(Words.english()).of(SCHEDULE.path("last"));
    assertThat(lines).hasSize(4);
    assertThat(lines.getFirst()).contains("  for 2026-11-2");
    assertThat(lines.subList(1, 4))
        .containsExactly(
            "  stands for 1 missed before, too",
            "  done  registry  nightly.backup.registry-1",
            "  left out  permits  job permits-1 is not done yet");
  }

  @Test
  void whatWasNeverStartedHasNoResult() {
    var never = new JsonMapper().readTree("{\"missedTimes\": [], \"last\": null}");
    assertThat(new StartLines(Words.english()).result(never)).isEqualTo("–");
    assertThat(StartLines.moment(never.path("last").path("at"))).isEqualTo("–");
  }
}
