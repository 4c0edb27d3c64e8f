package org.hikae.vault.parity;

/// The field of 256 elements, modulo `x^8 + x^4 + x^3 + x^2 + 1`. Sums are exclusive ors; products
/// are taken of eight elements at a time, in loops that the compiler makes vectors of.
final class Galois {
  private static final int POLYNOMIAL = 0x11d;
  private static final int[] EXP = new int[510];
  private static final int[] LOG = new int[256];
  private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;
  private static final long ONES = 0x0101010101010101L;

  static {
    var power = 1;
    for (var i = 0; i < 255; i++) {
      EXP[i] = power;
      EXP[i + 255] = power;
      LOG[power] = i;
      power <<= 1;
      if (power > 255) {
        power ^= POLYNOMIAL;
      }
    }
  }

  private Galois() {}

  static int product(int a, int b) {
    return a == 0 || b == 0 ? 0 : EXP[LOG[a] + LOG[b]];
  }

  static int inverse(int a) {
    if (a == 0) {
      throw new ArithmeticException("zero has no inverse");
    }
    return EXP[255 - LOG[a]];
  }

  /// Adds `factors[i] * data` to each of the sums.
  ///
  /// @param data is used up
  static void addProducts(long[] data, int[] factors, long[][] sums) {
    for (var bit = 0; bit < 8; bit++) {
      for (var i = 0; i < factors.length; i++) {
        if ((factors[i] >>> bit & 1) != 0) {
          add(data, sums[i]);
        }
      }
      if (bit < 7) {
        twice(data);
      }
    }
  }

  private static void add(long[] data, long[] sum) {
    for (var t = 0; t < data.length; t++) {
      sum[t] ^= data[t];
    }
  }

  /// Multiplies every byte by two; what overflows one comes back as the polynomial.
  private static void twice(long[] data) {
    for (var t = 0; t < data.length; t++) {
      var over = data[t] >>> 7 & ONES;
      data[t] = (data[t] & LOW_BITS) << 1 ^ over ^ over << 2 ^ over << 3 ^ over << 4;
    }
  }
}
