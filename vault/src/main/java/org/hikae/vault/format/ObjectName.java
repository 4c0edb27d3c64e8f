package org.hikae.vault.format;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// An object's name in its store: the SHA-256 of its bytes, so that anyone can tell without a key
/// whether they are still the ones that were written.
public final class ObjectName implements Comparable<ObjectName> {
  public static final int BYTES = 32;

  private final byte[] bytes;

  public ObjectName(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("an object name has 32 bytes, not " + bytes.length);
    }
    this.bytes = bytes.clone();
  }

  /// The name that these bytes have to have.
  public static ObjectName of(ByteBuffer content) {
    var digest = hash();
    digest.update(content.duplicate());
    return new ObjectName(digest.digest());
  }

  /// The name that hexadecimal text says, if it says one.
  public static Optional<ObjectName> parse(String text) {
    var isName = text.length() == BYTES * 2 && text.chars().allMatch(ObjectName::isLowerHex);
    return isName ? Optional.of(new ObjectName(HexFormat.of().parseHex(text))) : Optional.empty();
  }

  private static boolean isLowerHex(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  /// The hash that names come from, to be fed bit by bit.
  public static MessageDigest hash() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public int compareTo(ObjectName other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ObjectName name && Arrays.equals(bytes, name.bytes);
  }

  @Override
  public int hashCode() {
    return (int) Encoder.INT.get(bytes, 0);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
