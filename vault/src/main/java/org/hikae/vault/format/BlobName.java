package org.hikae.vault.format;

import java.util.HexFormat;

/// A blob's name: the HMAC-SHA-256 of its bytes under the vault's naming key. The four numbers are
/// the 32 bytes, big-endian.
public record BlobName(long a, long b, long c, long d) implements Comparable<BlobName> {
  public static final int BYTES = 32;

  public static BlobName read(byte[] from, int at) {
    return new BlobName(
        word(from, at), word(from, at + 8), word(from, at + 16), word(from, at + 24));
  }

  public void write(byte[] into, int at) {
    Encoder.LONG.set(into, at, a);
    Encoder.LONG.set(into, at + 8, b);
    Encoder.LONG.set(into, at + 16, c);
    Encoder.LONG.set(into, at + 24, d);
  }

  private static long word(byte[] from, int at) {
    return (long) Encoder.LONG.get(from, at);
  }

  @Override
  public int compareTo(BlobName other) {
    if (a != other.a) {
      return Long.compareUnsigned(a, other.a);
    }
    if (b != other.b) {
      return Long.compareUnsigned(b, other.b);
    }
    return c != other.c ? Long.compareUnsigned(c, other.c) : Long.compareUnsigned(d, other.d);
  }

  /// Written out, as [#hashCode] is: Java makes a record's when it is first called, which a short
  /// command feels.
  @Override
  public boolean equals(Object other) {
    return other instanceof BlobName name
        && a == name.a
        && b == name.b
        && c == name.c
        && d == name.d;
  }

  @Override
  public int hashCode() {
    return (int) a;
  }

  @Override
  public String toString() {
    var bytes = new byte[BYTES];
    write(bytes, 0);
    return HexFormat.of().formatHex(bytes);
  }
}
