package org.hikae.vault.index;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hikae.vault.format.Decoder;
import org.hikae.vault.format.Encoder;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.pack.FinishedPack;
import org.hikae.vault.pack.PackDirectory;
import org.hikae.vault.pack.PackKind;

/// A piece of the index: packs sorted by name, each with its directory's bytes.
///
/// A byte for the kind, the number of packs; for each its name, its size and its directory.
public record Segment(PackKind kind, List<Listed> packs) {
  public Segment {
    packs = List.copyOf(packs);
  }

  /// A pack, its directory, and the directory's bytes.
  public record Listed(BlobIndex.Pack pack, PackDirectory directory, ByteBuffer bytes) {
    /// As it was listed, to be listed again.
    public FinishedPack again() {
      return new FinishedPack(pack.name(), pack.size(), bytes);
    }
  }

  static Encoder write(PackKind kind, List<FinishedPack> packs) {
    var out = new Encoder(1 << 16).u8(kind.code()).varint(packs.size());
    packs.stream()
        .sorted(Comparator.comparing(FinishedPack::name))
        .forEach(
            pack -> {
              var directory = pack.directory();
              out.name(pack.name()).varint(pack.size()).varint(directory.remaining());
              out.bytes(
                  directory.array(),
                  directory.arrayOffset() + directory.position(),
                  directory.remaining());
            });
    return out;
  }

  static Segment read(PackKind kind, byte[] content) throws FormatException {
    var in = new Decoder(content);
    if (in.u8() != kind.code()) {
      throw new FormatException("lists packs of another kind");
    }
    var count = in.items(ObjectName.BYTES + 4);
    var packs = new ArrayList<Listed>(count);
    for (var i = 0; i < count; i++) {
      var pack = new BlobIndex.Pack(in.objectName(), in.count(Integer.MAX_VALUE));
      var size = in.count(Math.min(in.remaining(), Layout.LARGEST_OBJECT));
      var end = in.position() + size;
      var directory = PackDirectory.read(in);
      if (in.position() != end || directory.kind() != kind) {
        throw new FormatException("a pack's directory is not as it says");
      }
      packs.add(new Listed(pack, directory, ByteBuffer.wrap(content, end - size, size)));
    }
    in.end();
    return new Segment(kind, packs);
  }
}
