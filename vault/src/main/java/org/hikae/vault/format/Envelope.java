package org.hikae.vault.format;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;

/// Compresses and seals objects that are read whole: pack directories, index segments, snapshots.
/// Inside the seal: a byte that says how it is packed (0 as it is, 1 zstd), the length as a varint,
/// the bytes.
public record Envelope(Sealer sealer) {
  private static final int AS_IT_IS = 0;
  private static final int ZSTD = 1;
  private static final int LEVEL = 3;

  /// Nothing may grow by more than so much, and so many times its packed size: a few kilobytes must
  /// not fill the memory of whoever opens them.
  private static final int MOST_GROWTH = 1 << 20;

  private static final int MOST_TIMES = 64;

  public byte[] seal(byte[] content, int count) {
    var packed = new byte[Math.toIntExact(Zstd.compressBound(count))];
    var size = (int) Zstd.compressByteArray(packed, 0, packed.length, content, 0, count, LEVEL);
    var encoder = new Encoder(size + 16);
    if (size < count && count <= most(size)) {
      encoder.u8(ZSTD).varint(count).bytes(packed, 0, size);
    } else {
      encoder.u8(AS_IT_IS).varint(count).bytes(content, 0, count);
    }
    return sealer.seal(encoder.toBytes());
  }

  public byte[] seal(Encoder content) {
    return seal(content.buffer(), content.length());
  }

  /// Opens what [#seal] made, unless it says that it is longer than `most`.
  public byte[] open(byte[] sealed, int most) throws FormatException {
    var decoder = new Decoder(sealer.open(sealed));
    var packing = decoder.u8();
    var count = decoder.count(most);
    var packed = decoder.bytes(decoder.remaining());
    return switch (packing) {
      case AS_IT_IS -> exactly(packed, count);
      case ZSTD -> unpack(packed, count);
      default -> throw new FormatException("packed in an unknown way: " + packing);
    };
  }

  private static long most(int packed) {
    return MOST_GROWTH + (long) MOST_TIMES * packed;
  }

  private static byte[] exactly(byte[] content, int count) throws FormatException {
    if (content.length != count) {
      throw new FormatException("has " + content.length + " bytes and says " + count);
    }
    return content;
  }

  private static byte[] unpack(byte[] packed, int count) throws FormatException {
    if (count > most(packed.length)) {
      throw new FormatException(
          packed.length + " bytes that say they are " + count + ", more than any honest ones");
    }
    try {
      var content = new byte[count];
      var size = Zstd.decompressByteArray(content, 0, count, packed, 0, packed.length);
      if (Zstd.isError(size) || size != count) {
        throw new FormatException("cannot be decompressed");
      }
      return content;
    } catch (ZstdException e) {
      throw new FormatException("cannot be decompressed", e);
    }
  }
}
