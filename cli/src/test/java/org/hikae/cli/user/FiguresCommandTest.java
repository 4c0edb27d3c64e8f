package org.hikae.cli.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hikae.cli.StandIn;
import org.hikae.cli.terminal.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

class FiguresCommandTest {
  private static final String FIGURES =
      """
      [{"figure": "accounts", "group": "people", "groupWords": {"en": "People", "ja": "利用者"},
        "words": {"en": "registered users", "ja": "登録利用者"}, "value": 1204, "unit": "count"},
       {"figure": "tokens", "group": "people", "groupWords": {"en": "People", "ja": "利用者"},
        "words": {"en": "API tokens", "ja": "APIトークン"}, "value": 2, "unit": "count"},
       {"figure": "stored", "group": "copies", "groupWords": {"en": "Copies", "ja": "バックアップ"},
        "words": {"en": "stored", "ja": "保管量"}, "value": 2097152, "unit": "bytes"}]\
      """;

  @RegisterExtension
  static final StandIn ORCHESTRATOR =
      new StandIn(Map.of("GET /api/v1/figures", FIGURES), "there is no such figure");

  @Test
  void eachGroupIsNamedOnceAndAmountsAreReadable() {
    var shown = ORCHESTRATOR.typed("figures");

    assertThat(shown.err()).isEmpty();
    assertThat(shown.status()).isZero();
    assertThat(shown.out().lines())
        .anyMatch(line -> line.matches("People +registered users +1,204"))
        .anyMatch(line -> line.matches(" +API tokens +2"))
        .anyMatch(line -> line.matches("Copies +stored +2.* MiB"));
    assertThat(ORCHESTRATOR.typedIn(Words.japanese(), "figures").out()).contains("登録利用者");
  }

  @Test
  void withJsonTheyAreAsTheyCame() {
    var json = new JsonMapper();
    assertThat(json.readTree(ORCHESTRATOR.typed("figures", "--json").out()))
        .isEqualTo(json.readTree(FIGURES));
  }
}
