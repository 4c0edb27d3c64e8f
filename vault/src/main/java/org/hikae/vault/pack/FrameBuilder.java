package org.hikae.vault.pack;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hikae.vault.format.BlobName;
import org.hikae.vault.format.Encoder;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.SealType;
import org.hikae.vault.format.Sealer;
import org.hikae.vault.format.WarmUp;
import org.hikae.vault.key.Keyring;

/// Gathers blobs into a frame; compresses, seals and appends it to a pack when it is full. For use
/// by one thread, whose buffers are used again for every frame.
///
/// Inside the seal: a byte that says how the blobs are packed (0 as they are, 1 zstd), the packed
/// size as u32, the packed bytes, the number of blobs and the length of each as varints.
public final class FrameBuilder implements AutoCloseable {
  static final int AS_IT_IS = 0;
  static final int ZSTD = 1;
  static final int PROLOGUE = 5;

  private final PackWriter packs;
  private final Sealer sealer;
  private final int level;
  private final ZstdCompressCtx zstd = new ZstdCompressCtx();
  private final List<BlobName> names = new ArrayList<>();
  private final List<Integer> lengths = new ArrayList<>();
  private final Encoder table = new Encoder();
  private byte[] blobs = new byte[64 << 10];
  private byte[] sealed = new byte[0];
  private int filled;

  public FrameBuilder(PackWriter packs, Keyring keys, int level) {
    this.packs = packs;
    this.sealer = keys.sealer(SealType.FRAME);
    this.level = level;
    zstd.setLevel(level);
    zstd.setChecksum(false);
  }

  public void add(BlobName name, byte[] bytes, int from, int count) throws IOException {
    if (filled > 0 && filled + count > Layout.FRAME) {
      WarmUp.begin();
      flush();
    }
    room(count);
    System.arraycopy(bytes, from, blobs, filled, count);
    filled += count;
    names.add(name);
    lengths.add(count);
    if (filled >= Layout.FRAME) {
      WarmUp.begin();
      flush();
    }
  }

  private void room(int count) {
    if (filled + count > blobs.length) {
      var enough = Math.max(filled + count, Math.min(blobs.length * 4, Layout.FRAME));
      blobs = Arrays.copyOf(blobs, enough);
    }
  }

  /// Seals what has been gathered and appends it.
  public void flush() throws IOException {
    if (!names.isEmpty()) {
      packs.append(seal());
      names.clear();
      lengths.clear();
      filled = 0;
    }
  }

  private SealedFrame seal() {
    describeBlobs();
    var bound = Math.toIntExact(Zstd.compressBound(filled));
    var most = Sealer.OVERHEAD + PROLOGUE + bound + table.length();
    if (sealed.length < most) {
      sealed = new byte[most];
    }
    var at = Sealer.NONCE + PROLOGUE;
    var packed = pack(at, bound);
    System.arraycopy(table.buffer(), 0, sealed, at + packed, table.length());
    var stored = sealer.seal(sealed, 0, PROLOGUE + packed + table.length());
    return new SealedFrame(sealed, stored, names, lengths);
  }

  /// Puts the prologue before `at` and the packed blobs from there on.
  private int pack(int at, int bound) {
    var size = level == 0 ? filled : zstd.compressByteArray(sealed, at, bound, blobs, 0, filled);
    var worthIt = size < filled - filled / 50;
    if (!worthIt) {
      System.arraycopy(blobs, 0, sealed, at, filled);
      size = filled;
    }
    var prologue = new Encoder(PROLOGUE).u8(worthIt ? ZSTD : AS_IT_IS).u32(size);
    System.arraycopy(prologue.buffer(), 0, sealed, Sealer.NONCE, PROLOGUE);
    return size;
  }

  private void describeBlobs() {
    table.clear();
    table.varint(lengths.size());
    for (var length : lengths) {
      table.varint(length);
    }
  }

  @Override
  public void close() {
    zstd.close();
  }
}
