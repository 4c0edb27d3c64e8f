package org.hikae.vault.pack;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.hikae.vault.format.Decoder;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.SealType;
import org.hikae.vault.format.Sealer;
import org.hikae.vault.key.Keyring;

/// Opens frames: the seal, the compression and the blobs' lengths, each checked. For use by one
/// thread, whose buffers are used again for every frame.
public final class FrameReader implements AutoCloseable {
  private final Sealer sealer;
  private final ZstdDecompressCtx zstd = new ZstdDecompressCtx();
  private byte[] opened = new byte[0];
  private byte[] unpacked = new byte[0];
  private int[] lengths = new int[64];
  private int count;
  private byte[] blobs = opened;
  private int begin;
  private int size;

  public FrameReader(Keyring keys) {
    this.sealer = keys.sealer(SealType.FRAME);
  }

  /// Opens the sealed frame that `sealed` holds from its position to its limit, which must be the
  /// one with this tag.
  public void open(ByteBuffer sealed, FrameTag tag) throws IOException {
    var count = authenticate(sealed, tag);
    unpack(new Decoder(opened, 0, count));
  }

  /// Opens the seal alone: that the frame is the one that was written is known then.
  ///
  /// @return how many bytes it held
  public int authenticate(ByteBuffer sealed, FrameTag tag) throws FormatException {
    var bytes = sealed.array();
    var from = sealed.arrayOffset() + sealed.position();
    var stored = sealed.remaining();
    if (stored < Sealer.OVERHEAD + FrameBuilder.PROLOGUE) {
      throw new FormatException("too short for a frame");
    }
    if (!FrameTag.of(bytes, from + stored).equals(tag)) {
      throw new FormatException("is another frame than the one that was written here");
    }
    if (opened.length < stored) {
      opened = new byte[Math.max(stored, Layout.FRAME + (64 << 10))];
    }
    return sealer.open(bytes, from, stored, opened, 0);
  }

  private void unpack(Decoder in) throws IOException {
    var packing = in.u8();
    var packedSize = in.u32();
    var packedAt = in.position();
    if (packedSize < 0 || packedSize > in.remaining()) {
      throw new FormatException("says that it is longer than it is");
    }
    var table = new Decoder(opened, packedAt + packedSize, in.remaining() - packedSize);
    size = readLengths(table);
    table.end();
    switch (packing) {
      case FrameBuilder.AS_IT_IS -> {
        blobs = opened;
        begin = packedAt;
        requireSize(packedSize);
      }
      case FrameBuilder.ZSTD -> {
        begin = 0;
        requireSize(decompress(packedAt, packedSize));
        blobs = unpacked;
      }
      default -> throw new FormatException("packed in an unknown way: " + packing);
    }
  }

  private int readLengths(Decoder table) throws IOException {
    count = table.items(1);
    if (lengths.length < count) {
      lengths = new int[count * 2];
    }
    var sum = 0;
    for (var i = 0; i < count; i++) {
      lengths[i] = table.count(Layout.LARGEST_BLOB);
      sum += lengths[i];
      if (sum > Layout.LARGEST_FRAME) {
        throw new FormatException("holds more than a frame may");
      }
    }
    return sum;
  }

  private int decompress(int at, int packedSize) throws FormatException {
    if (unpacked.length < size) {
      unpacked = new byte[Math.max(size, Layout.FRAME)];
    }
    try {
      return zstd.decompressByteArray(unpacked, 0, size, opened, at, packedSize);
    } catch (ZstdException e) {
      throw new FormatException("cannot be decompressed", e);
    }
  }

  private void requireSize(int actual) throws FormatException {
    if (actual != size) {
      throw new FormatException("holds " + actual + " bytes and says " + size);
    }
  }

  /// The array in which the blobs stand one after the other; good until the next frame.
  public byte[] blobs() {
    return blobs;
  }

  /// Where the blobs begin in [#blobs].
  public int begin() {
    return begin;
  }

  /// What the blobs weigh together.
  public int size() {
    return size;
  }

  public int count() {
    return count;
  }

  public int length(int blob) {
    return lengths[blob];
  }

  @Override
  public void close() {
    zstd.close();
  }
}
