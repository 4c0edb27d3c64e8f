package org.hikae.vault.chunk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// SipHash-2-4 (Aumasson and Bernstein) of exactly 64 bytes.
record SipHash(long k0, long k1) {
  static final int WINDOW = 64;
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  long hash(byte[] bytes, int from) {
    var v0 = k0 ^ 0x736f6d6570736575L;
    var v1 = k1 ^ 0x646f72616e646f6dL;
    var v2 = k0 ^ 0x6c7967656e657261L;
    var v3 = k1 ^ 0x7465646279746573L;
    for (var i = 0; i <= WINDOW + 4 * 8; i += 8) {
      var word = i < WINDOW ? (long) WORD.get(bytes, from + i) : i == WINDOW ? 64L << 56 : 0;
      if (i == WINDOW + 8) {
        v2 ^= 0xff;
      }
      v3 ^= word;
      for (var round = i <= WINDOW ? 2 : 1; round > 0; round--) {
        v0 += v1;
        v1 = Long.rotateLeft(v1, 13) ^ v0;
        v0 = Long.rotateLeft(v0, 32);
        v2 += v3;
        v3 = Long.rotateLeft(v3, 16) ^ v2;
        v0 += v3;
        v3 = Long.rotateLeft(v3, 21) ^ v0;
        v2 += v1;
        v1 = Long.rotateLeft(v1, 17) ^ v2;
        v2 = Long.rotateLeft(v2, 32);
      }
      v0 ^= word;
    }
    return v0 ^ v1 ^ v2 ^ v3;
  }
}
