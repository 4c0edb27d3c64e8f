package org.hikae.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hikae.cli.demo.proof.Comparison;
import org.hikae.cli.demo.proof.Holdings;
import org.hikae.cli.demo.proof.TreeImage;
import org.hikae.cli.terminal.Json;
import org.junit.jupiter.api.Test;

/// What a demo that fell short says of itself.
class OutcomeTest {
  private static final Comparison.Expected EXPECTED =
      new Comparison.Expected(new TreeImage(Map.of(), 0), new Holdings(Map.of()), 0, 0);
  private static final Homecoming.Seen SILENT = new Homecoming.Seen("", false, false, 0);

  @Test
  void fallsShortOfNothingWhenEverythingHeld() {
    var outcome = outcome("RECOVERED", true, List.of(), SILENT);

    assertThat(outcome.shortfalls()).isEmpty();
    assertThat(outcome.good()).isTrue();
  }

  @Test
  void namesEachPromiseThatDidNotHold() {
    var outcome =
        outcome(
            "RECOVERED", false, List.of("a is missing"), new Homecoming.Seen("", true, true, 3));

    assertThat(outcome.shortfalls())
        .containsExactly(
            "it was away for 12 s, of 10",
            "1 differences: a is missing",
            "Tokyo's database runs again",
            "Tokyo wrote 3 rows after it was lost");
    assertThat(outcome.good()).isFalse();
  }

  @Test
  void saysHowARunEndedThatBroughtNothingBack() {
    assertThat(outcome("FAILED", false, List.of(), SILENT).shortfalls())
        .containsExactly("the service did not come back (the run ended FAILED)");
  }

  private static Outcome outcome(
      String state, boolean met, List<String> differences, Homecoming.Seen primary) {
    var run =
        Json.mapper()
            .readTree(
                """
                {"state": "%s", "outage": {"met": %s, "downtimeSeconds": 12.0, "objectiveSeconds": 10}}
                """
                    .formatted(state, met));
    return new Outcome(
        FaultKind.KILL,
        run,
        new Protection.Protected(EXPECTED, 1, 1, 1, 1),
        new Loss.Account(1, 1),
        new Comparison(1, 1, 0, 1, differences),
        primary,
        Duration.ofSeconds(12),
        Duration.ofSeconds(60),
        Path.of("report.html"));
  }
}
