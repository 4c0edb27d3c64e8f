package org.hikae.vault.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import org.hikae.vault.store.testing.MemoryStore;
import org.junit.jupiter.api.Test;

class ThrottledStoreTest {
  private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

  private Instant now = START;
  private final ThrottledStore store =
      new ThrottledStore(new MemoryStore(), 1_000_000, () -> now, pause -> now = now.plus(pause));

  @Test
  void keepsReadsAndWritesTogetherBelowTheRate() throws Exception {
    for (var i = 0; i < 10; i++) {
      store.put("k" + i, ByteBuffer.allocate(400_000));
      store.get("k" + i, 0, 100_000);
    }

    assertThat(elapsed()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void savesUpNoMoreThanHalfASecond() throws Exception {
    now = now.plus(Duration.ofHours(1));
    var begin = now;

    store.put("a", ByteBuffer.allocate(1_500_000));

    assertThat(Duration.between(begin, now)).isEqualTo(Duration.ofSeconds(1));
  }

  private Duration elapsed() {
    return Duration.between(START, now);
  }
}
