package org.hikae.vault.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ShamirTest {
  private static final byte[] SECRET =
      "32 bytes that nobody should know".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  private final SecureRandom random = new SecureRandom();

  @Test
  void theFieldIsOne() {
    for (var a = 0; a < 256; a++) {
      assertThat(Gf256.times(a, 1)).isEqualTo(a);
      assertThat(Gf256.times(a, Gf256.inverse(a))).isEqualTo(a == 0 ? 0 : 1);
      for (var b = 0; b < 256; b++) {
        assertThat(Gf256.times(a, b)).isEqualTo(Gf256.times(b, a)).isBetween(0, 255);
        assertThat(Gf256.times(a, b ^ 0x35)).isEqualTo(Gf256.times(a, b) ^ Gf256.times(a, 0x35));
      }
    }
    assertThat(Gf256.times(0x57, 0x83)).isEqualTo(0xc1); // the example of FIPS 197
  }

  @Test
  void everySubsetThatIsLargeEnoughYieldsTheSecretAndNoneThatIsNot() {
    for (var of = 2; of <= 6; of++) {
      for (var needed = 2; needed <= of; needed++) {
        var shares = Shamir.split(SECRET, needed, of, random);
        for (var subset = 1; subset < 1 << of; subset++) {
          var combined = Shamir.combine(chosen(shares, subset));
          assertThat(java.util.Arrays.equals(combined, SECRET))
              .as("%d of %d, subset %s", needed, of, Integer.toBinaryString(subset))
              .isEqualTo(Integer.bitCount(subset) >= needed);
        }
      }
    }
  }

  private static Map<Integer, byte[]> chosen(byte[][] shares, int subset) {
    var chosen = new TreeMap<Integer, byte[]>();
    for (var i = 0; i < shares.length; i++) {
      if (((subset >> i) & 1) == 1) {
        chosen.put(i + 1, shares[i]);
      }
    }
    return chosen;
  }

  @Test
  void theLargestSplitWorks() {
    var shares = Shamir.split(SECRET, 255, 255, random);
    var all = new TreeMap<Integer, byte[]>();
    for (var i = 0; i < 255; i++) {
      all.put(i + 1, shares[i]);
    }
    assertThat(Shamir.combine(all)).isEqualTo(SECRET);
  }

  @Test
  void aSplitThatProtectsNothingIsRefused() {
    assertThatThrownBy(() -> Shamir.split(SECRET, 1, 3, random))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Shamir.split(SECRET, 4, 3, random))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Shamir.split(SECRET, 2, 256, random))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
