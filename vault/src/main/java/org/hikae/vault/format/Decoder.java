package org.hikae.vault.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads the format's primitives and trusts none of them: every count and size is compared with a
/// limit and with the bytes that are left before anything is allocated.
public final class Decoder {
  private final byte[] bytes;
  private final int end;
  private int at;

  public Decoder(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  public Decoder(byte[] bytes, int from, int count) {
    this.bytes = bytes;
    this.at = from;
    this.end = from + count;
  }

  public int u8() throws FormatException {
    return bytes[take(1)] & 0xff;
  }

  public int u16() throws FormatException {
    return (short) Encoder.SHORT.get(bytes, take(2)) & 0xffff;
  }

  public int u32() throws FormatException {
    return (int) Encoder.INT.get(bytes, take(4));
  }

  public long i64() throws FormatException {
    return (long) Encoder.LONG.get(bytes, take(8));
  }

  public long varint() throws FormatException {
    var value = 0L;
    for (var shift = 0; shift < 64; shift += 7) {
      var b = bytes[take(1)];
      value |= (b & 0x7fL) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new FormatException("a number has more than 64 bits");
  }

  public long signed() throws FormatException {
    var value = varint();
    return value >>> 1 ^ -(value & 1);
  }

  /// A number between 0 and `most`.
  public int count(int most) throws FormatException {
    var value = varint();
    if (value < 0 || value > most) {
      throw new FormatException("a count of " + value + " where at most " + most + " is allowed");
    }
    return (int) value;
  }

  /// How many items follow that have at least `leastBytes` each.
  public int items(int leastBytes) throws FormatException {
    return count(remaining() / leastBytes);
  }

  public byte[] bytes(int count) throws FormatException {
    var from = take(count);
    return Arrays.copyOfRange(bytes, from, from + count);
  }

  public byte[] sized(int most) throws FormatException {
    return bytes(count(Math.min(most, remaining())));
  }

  /// Passes over bytes.
  public void skip(int count) throws FormatException {
    take(count);
  }

  public String text(int most) throws FormatException {
    return new String(sized(most), StandardCharsets.UTF_8);
  }

  public BlobName blobName() throws FormatException {
    return BlobName.read(bytes, take(BlobName.BYTES));
  }

  public ObjectName objectName() throws FormatException {
    return new ObjectName(bytes(ObjectName.BYTES));
  }

  public int position() {
    return at;
  }

  public int remaining() {
    return end - at;
  }

  /// Throws unless everything was read.
  public void end() throws FormatException {
    if (at != end) {
      throw new FormatException(remaining() + " bytes too many");
    }
  }

  private int take(int count) throws FormatException {
    if (count < 0 || count > end - at) {
      throw new FormatException("ends " + (count - remaining()) + " bytes too early");
    }
    var from = at;
    at += count;
    return from;
  }
}
