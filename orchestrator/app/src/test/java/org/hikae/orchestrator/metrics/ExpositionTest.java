package org.hikae.orchestrator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ExpositionTest {
  @Test
  void samplesStandBelowTheirGaugeWithEscapedLabels() {
    var text = new Exposition().gauge("a", "One.").gauge("b", "Two.");
    text.sample("b", 2.5, "of", "x\"y\\z\n");
    text.sample("a", true);

    assertThat(text)
        .hasToString(
            """
            # HELP a One.
            # TYPE a gauge
            a 1
            # HELP b Two.
            # TYPE b gauge
            b{of="x\\"y\\\\z\\n"} 2.5
            """);
  }

  @Test
  void whatNobodyNamedIsNoGauge() {
    var text = new Exposition();
    assertThatThrownBy(() -> text.sample("c", 1)).hasMessageContaining("no gauge is called c");
  }
}
