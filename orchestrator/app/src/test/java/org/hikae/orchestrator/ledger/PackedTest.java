package org.hikae.orchestrator.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Entries of the ledger are of limited length, and an estate may be large.
class PackedTest {
  @Test
  void whatIsShortStaysReadable() {
    assertThat(Packed.body("{\"at\":1}")).isEqualTo("{\"at\":1}");
    assertThat(Packed.text("{\"at\":1}")).isEqualTo("{\"at\":1}");
  }

  @Test
  void whatIsLongTakesAFifthAndComesBackAsItWas() {
    var text =
        IntStream.range(0, 20_000)
            .mapToObj(number -> "{\"service\":\"s" + number + "\",\"name\":\"窓口\"}")
            .collect(Collectors.joining(","));

    var body = Packed.body(text);

    assertThat(body.length()).isLessThan(text.length() / 5);
    assertThat(Packed.text(body)).isEqualTo(text);
  }

  @Test
  void whatIsPackedTooWellIsRefused() {
    var bomb = Packed.body("0".repeat(40 * 1024 * 1024));

    assertThatThrownBy(() -> Packed.text(bomb))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("longer than");
  }
}
