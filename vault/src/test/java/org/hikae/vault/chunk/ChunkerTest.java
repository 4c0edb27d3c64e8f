package org.hikae.vault.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.bouncycastle.crypto.params.KeyParameter;
import org.hikae.vault.key.MasterKey;
import org.junit.jupiter.api.Test;

final class ChunkerTest {
  private final Chunker chunker = new Chunker(key(7), 64 << 10);

  @Test
  void hashesAsSipHashDoes() {
    var bytes = random(1, 200);
    var key = random(2, 16);
    var words = ByteBuffer.wrap(key).order(ByteOrder.LITTLE_ENDIAN);
    var ours = new SipHash(words.getLong(), words.getLong());
    var theirs = new org.bouncycastle.crypto.macs.SipHash(2, 4);
    for (var from = 0; from < 130; from++) {
      theirs.init(new KeyParameter(key));
      theirs.update(bytes, from, SipHash.WINDOW);
      assertThat(ours.hash(bytes, from)).isEqualTo(theirs.doFinal());
    }
  }

  /// The format fixes these: another cut would store everything once more.
  @Test
  void cutsWhereItAlwaysDid() {
    assertThat(cuts(chunker, random(3, 1 << 20))).startsWith(GOLDEN);
  }

  private static final Integer[] GOLDEN = {
    68734, 149756, 229225, 294808, 342979, 411297, 478309, 509733, 595350
  };

  @Test
  void keepsTheAverageAndTheLimits() {
    var cuts = cuts(chunker, random(4, 32 << 20));
    var last = 0;
    for (var cut : cuts.subList(0, cuts.size() - 1)) {
      assertThat(cut - last).isBetween((16 << 10) + 1, 256 << 10);
      last = cut;
    }
    assertThat((32 << 20) / cuts.size()).isBetween(52_000, 80_000);
  }

  @Test
  void anInsertionMovesOnlyTheCutsAroundIt() {
    var before = random(5, 8 << 20);
    var after = new byte[before.length + 1000];
    System.arraycopy(before, 0, after, 0, 4 << 20);
    System.arraycopy(before, 4 << 20, after, (4 << 20) + 1000, 4 << 20);

    var moved = new TreeSet<>(cuts(chunker, after));
    for (var cut : cuts(chunker, before)) {
      moved.remove(cut <= 4 << 20 ? cut : cut + 1000);
    }

    assertThat(moved).hasSizeLessThan(4);
  }

  @Test
  void anotherKeyCutsElsewhere() {
    var bytes = random(6, 8 << 20);
    var common = new HashSet<>(cuts(chunker, bytes));
    common.retainAll(cuts(new Chunker(key(8), 64 << 10), bytes));

    assertThat(common).hasSizeLessThan(4);
  }

  private static List<Integer> cuts(Chunker chunker, byte[] bytes) {
    var cuts = new ArrayList<Integer>();
    for (var at = 0; at < bytes.length; ) {
      at += chunker.cut(bytes, at, bytes.length);
      cuts.add(at);
    }
    return cuts;
  }

  private static MasterKey key(int seed) {
    return new MasterKey(random(seed, 32), new byte[16]);
  }

  private static byte[] random(int seed, int count) {
    var bytes = new byte[count];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
