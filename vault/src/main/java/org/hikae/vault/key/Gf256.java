package org.hikae.vault.key;

/// The field of 256 elements, modulo x^8 + x^4 + x^3 + x + 1. What is computed takes neither
/// branches nor table look-ups that depend on its operands, so that time tells nothing of them.
final class Gf256 {
  private static final int MODULUS = 0x11b;

  private Gf256() {}

  static int times(int a, int b) {
    var product = 0;
    var shifted = a;
    for (var bit = 0; bit < 8; bit++) {
      product ^= shifted & -((b >>> bit) & 1);
      shifted = (shifted << 1) ^ (MODULUS & -(shifted >>> 7));
    }
    return product;
  }

  /// The inverse: a to the power of 254. Of 0, which has none, 0.
  static int inverse(int a) {
    var square = a;
    var result = 1;
    for (var i = 0; i < 7; i++) {
      square = times(square, square);
      result = times(result, square);
    }
    return result;
  }
}
