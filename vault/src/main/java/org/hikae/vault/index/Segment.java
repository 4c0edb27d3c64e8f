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

  /// Told of each pack that a segment lists, and where its directory stands.
  @FunctionalInterface
  interface Each {
    void pack(BlobIndex.Pack pack, ByteBuffer directory) throws FormatException;
  }

  static void scan(PackKind kind, byte[] content, Each each) throws FormatException {
    var in = new Decoder(content);
    if (in.u8() != kind.code()) {
      throw new FormatException("lists packs of another kind");
    }
    for (var left = in.items(ObjectName.BYTES + 4); left > 0; left--) {
      var pack = new BlobIndex.Pack(in.objectName(), in.count(Integer.MAX_VALUE));
      var size = in.count(Math.min(in.remaining(), Layout.LARGEST_OBJECT));
      in.skip(size);
      each.pack(pack, ByteBuffer.wrap(content, in.position() - size, size));
    }
    in.end();
  }

  static Segment read(PackKind kind, byte[] content) throws FormatException {
    var packs = new ArrayList<Listed>();
    scan(kind, content, (pack, bytes) -> packs.add(listed(kind, pack, bytes)));
    return new Segment(kind, packs);
  }

  private static Listed listed(PackKind kind, BlobIndex.Pack pack, ByteBuffer bytes)
      throws FormatException {
    var in = decoder(bytes);
    var directory = PackDirectory.read(in);
    requireEnd(in, directory.kind(), kind);
    return new Listed(pack, directory, bytes);
  }

  static Decoder decoder(ByteBuffer bytes) {
    return new Decoder(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
  }

  static void requireEnd(Decoder directory, PackKind actual, PackKind expected)
      throws FormatException {
    if (directory.remaining() > 0 || actual != expected) {
      throw new FormatException("a pack's directory is not as it says");
    }
  }
}
