package org.hikae.vault.key;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// BLAKE2b without a key (RFC 7693), which [Argon2id] is made of and the JDK lacks.
final class Blake2b {
  /// Eight bytes of an array as one word.
  static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  static final int LONGEST = 64;

  private static final int BLOCK = 128;

  private static final long[] START = {
    0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L,
    0x510e527fade682d1L, 0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L
  };

  /// Which words of the message each round takes, in order, as hexadecimal digits.
  private static final String[] ORDER = {
    "0123456789abcdef", "ea489fd61c02b753", "b8c052fdae367194", "7931dcbe265a40f8",
    "905724afe1bc683d", "2c6a0b834d75fe19", "c51fed4a0763928b", "db7ec13950f4862a",
    "6fe9b308c2d714a5", "a2847615fb9e3cd0", "0123456789abcdef", "ea489fd61c02b753"
  };

  private final long[] state = START.clone();
  private final long[] v = new long[16];
  private final long[] words = new long[16];

  private Blake2b(int length) {
    state[0] ^= 0x01010000L ^ length;
  }

  /// The hash of a message, `length` bytes of it.
  static byte[] hash(byte[] message, int length) {
    var hash = new Blake2b(length);
    var whole = Math.max(0, message.length - 1) / BLOCK * BLOCK;
    for (var at = 0; at < whole; at += BLOCK) {
      hash.take(message, at, at + BLOCK, 0);
    }
    hash.take(Arrays.copyOfRange(message, whole, whole + BLOCK), 0, message.length, -1);
    return hash.first(length);
  }

  private byte[] first(int length) {
    var bytes = new byte[LONGEST];
    for (var i = 0; i < state.length; i++) {
      WORD.set(bytes, i * 8, state[i]);
    }
    return Arrays.copyOf(bytes, length);
  }

  /// Takes the block at `at`; `soFar` bytes of the message end with it.
  private void take(byte[] message, int at, long soFar, long last) {
    for (var i = 0; i < 16; i++) {
      words[i] = (long) WORD.get(message, at + i * 8);
    }
    System.arraycopy(state, 0, v, 0, 8);
    System.arraycopy(START, 0, v, 8, 8);
    v[12] ^= soFar;
    v[14] ^= last;
    for (var order : ORDER) {
      mix(order);
    }
    for (var i = 0; i < 8; i++) {
      state[i] ^= v[i] ^ v[i + 8];
    }
  }

  private void mix(String order) {
    for (var i = 0; i < 4; i++) {
      mix(order, i * 2, i, i + 4, i + 8, i + 12);
    }
    for (var i = 0; i < 4; i++) {
      mix(order, 8 + i * 2, i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4);
    }
  }

  private void mix(String order, int at, int a, int b, int c, int d) {
    v[a] += v[b] + words[Character.digit(order.charAt(at), 16)];
    v[d] = Long.rotateRight(v[d] ^ v[a], 32);
    v[c] += v[d];
    v[b] = Long.rotateRight(v[b] ^ v[c], 24);
    v[a] += v[b] + words[Character.digit(order.charAt(at + 1), 16)];
    v[d] = Long.rotateRight(v[d] ^ v[a], 16);
    v[c] += v[d];
    v[b] = Long.rotateRight(v[b] ^ v[c], 63);
  }
}
