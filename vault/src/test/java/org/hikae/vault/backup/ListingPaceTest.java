package org.hikae.vault.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.pack.FinishedPack;
import org.junit.jupiter.api.Test;

class ListingPaceTest {
  private static final int PACK = 16 << 20;
  private static final ObjectName NAME = ObjectName.parse("%064x".formatted(1)).orElseThrow();

  @Test
  void aRunThatIsKilledEarlyLosesFourPacksAtMost() {
    assertThat(segments(3)).isZero();
    assertThat(segments(4)).isEqualTo(1);
    assertThat(segments(16)).isEqualTo(4);
  }

  @Test
  void aLongRunLeavesFewSegments() {
    assertThat(segments(256)).as("four gibibytes").isLessThan(20);
    assertThat(segments(64 * 1024)).as("a tebibyte: segments of four mebibytes").isLessThan(200);
  }

  @Test
  void manyBlobsAreListedBeforeTheirSegmentGrowsLarge() {
    var pace = new ListingPace();
    assertThat(pace.isDue(pack(2 << 20))).isFalse();
    assertThat(pace.isDue(pack(2 << 20))).isTrue();
  }

  private static int segments(int packs) {
    var pace = new ListingPace();
    var due = 0;
    for (var i = 0; i < packs; i++) {
      due += pace.isDue(pack(9 << 10)) ? 1 : 0;
    }
    return due;
  }

  private static FinishedPack pack(int directory) {
    return new FinishedPack(NAME, PACK, ByteBuffer.allocate(directory));
  }
}
