package org.hikae.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hikae.cli.terminal.Words;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AttentionLinesTest {
  @Test
  void aLineSaysHowBadItIsWhatItIsAndWhatToType() {
    assertThat(new AttentionLines(Words.english()).of(items(1)))
        .containsExactly("!! item 0  → hikae failover run s0");
    assertThat(new AttentionLines(Words.japanese()).of(items(1)))
        .containsExactly("!! 項目 0  → hikae failover run s0");
  }

  @Test
  void thereAreNeverMoreThanFive() {
    assertThat(new AttentionLines(Words.english()).of(items(5))).hasSize(5);
    var lines = new AttentionLines(Words.english()).of(items(9));
    assertThat(lines).hasSize(5);
    assertThat(lines.getLast()).contains("5 more");
  }

  private static JsonNode items(int count) {
    return new JsonMapper()
        .readTree(
            IntStream.range(0, count)
                .mapToObj(AttentionLinesTest::item)
                .collect(Collectors.joining(",", "[", "]")));
  }

  private static String item(int number) {
    return """
    {"level":"ALARM","sentence":{"en":"item %1$d","ja":"項目 %1$d"},"command":"hikae failover run s%1$d","page":"/"}\
    """
        .formatted(number);
  }
}
