package org.hikae.vault.key;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;

/// Shamir's sharing of a secret, byte by byte over [Gf256]: each byte is the value at 0 of a random
/// polynomial whose values at 1, 2, … are the shares. With one share fewer than its coefficients
/// every secret is equally likely.
final class Shamir {
  private Shamir() {}

  /// @return share number i+1 at position i
  static byte[][] split(byte[] secret, int needed, int of, SecureRandom random) {
    if (needed < 2 || of < needed || of > 255) {
      throw new IllegalArgumentException(
          needed + " of " + of + ": it takes at least 2 and at most 255 shares");
    }
    var coefficients = new byte[needed - 1][secret.length];
    for (var row : coefficients) {
      random.nextBytes(row);
    }
    var shares = new byte[of][secret.length];
    for (var i = 0; i < secret.length; i++) {
      for (var share = 0; share < of; share++) {
        shares[share][i] = (byte) valueAt(share + 1, secret[i] & 0xff, coefficients, i);
      }
    }
    for (var row : coefficients) {
      Arrays.fill(row, (byte) 0);
    }
    return shares;
  }

  /// Horner's rule, the highest power first.
  private static int valueAt(int x, int constant, byte[][] coefficients, int position) {
    var value = 0;
    for (var power = coefficients.length - 1; power >= 0; power--) {
      value = Gf256.times(value ^ (coefficients[power][position] & 0xff), x);
    }
    return value ^ constant;
  }

  /// The value at 0 of the polynomial through all of the shares.
  ///
  /// @param shares by their numbers
  static byte[] combine(Map<Integer, byte[]> shares) {
    var length = shares.values().iterator().next().length;
    var secret = new byte[length];
    for (var share : shares.entrySet()) {
      var weight = weight(share.getKey(), shares.keySet());
      for (var i = 0; i < length; i++) {
        secret[i] ^= (byte) Gf256.times(weight, share.getValue()[i] & 0xff);
      }
    }
    return secret;
  }

  /// Lagrange's coefficient at 0: the product of x / (x - own) over the others.
  private static int weight(int own, Iterable<Integer> numbers) {
    var weight = 1;
    for (var other : numbers) {
      if (other != own) {
        weight = Gf256.times(weight, Gf256.times(other, Gf256.inverse(other ^ own)));
      }
    }
    return weight;
  }
}
