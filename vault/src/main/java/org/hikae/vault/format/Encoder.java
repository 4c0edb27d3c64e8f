package org.hikae.vault.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes the format's primitives into a buffer that grows. Numbers of fixed width are big-endian;
/// a varint has seven bits a byte, the least significant first.
public final class Encoder {
  static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes;
  private int length;

  public Encoder() {
    this(256);
  }

  public Encoder(int capacity) {
    bytes = new byte[capacity];
  }

  public Encoder u8(int value) {
    room(1);
    bytes[length++] = (byte) value;
    return this;
  }

  public Encoder u16(int value) {
    room(2);
    SHORT.set(bytes, length, (short) value);
    length += 2;
    return this;
  }

  public Encoder u32(int value) {
    room(4);
    INT.set(bytes, length, value);
    length += 4;
    return this;
  }

  public Encoder i64(long value) {
    room(8);
    LONG.set(bytes, length, value);
    length += 8;
    return this;
  }

  public Encoder varint(long value) {
    room(10);
    var rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
    return this;
  }

  /// A number that may be negative: zigzag, then varint.
  public Encoder signed(long value) {
    return varint(value << 1 ^ value >> 63);
  }

  public Encoder bytes(byte[] value) {
    return bytes(value, 0, value.length);
  }

  public Encoder bytes(byte[] value, int from, int count) {
    room(count);
    System.arraycopy(value, from, bytes, length, count);
    length += count;
    return this;
  }

  /// Bytes with their number before them.
  public Encoder sized(byte[] value) {
    return varint(value.length).bytes(value);
  }

  public Encoder text(String value) {
    return sized(value.getBytes(StandardCharsets.UTF_8));
  }

  public Encoder name(BlobName name) {
    room(BlobName.BYTES);
    name.write(bytes, length);
    length += BlobName.BYTES;
    return this;
  }

  public Encoder name(ObjectName name) {
    return bytes(name.bytes());
  }

  public int length() {
    return length;
  }

  /// The buffer itself; only the first [#length] bytes of it count.
  public byte[] buffer() {
    return bytes;
  }

  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  public void clear() {
    length = 0;
  }

  private void room(int count) {
    if (count > bytes.length - length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(length, count)));
    }
  }
}
