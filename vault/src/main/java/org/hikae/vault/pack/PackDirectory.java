package org.hikae.vault.pack;

import java.util.ArrayList;
import java.util.List;
import org.hikae.vault.format.BlobName;
import org.hikae.vault.format.Decoder;
import org.hikae.vault.format.Encoder;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;

/// What a pack holds. The same bytes stand sealed at the pack's end and in the index.
///
/// A byte for the kind, the number of frames; for each frame its stored size, its tag, the number
/// of its blobs, the length of each, the name of each. Frames follow one another from
/// [#FIRST_FRAME].
public record PackDirectory(PackKind kind, List<Frame> frames) {
  /// Where the first frame of a pack begins.
  public static final int FIRST_FRAME = 8;

  public PackDirectory {
    frames = List.copyOf(frames);
  }

  /// A blob and its length, unpacked.
  public record Blob(BlobName name, int length) {}

  public record Frame(int offset, int stored, FrameTag tag, List<Blob> blobs) {
    public FrameAddress in(ObjectName pack) {
      return new FrameAddress(pack, offset, stored, tag);
    }
  }

  static void write(Encoder out, SealedFrame frame) {
    out.varint(frame.stored()).i64(frame.tag().a()).i64(frame.tag().b());
    out.varint(frame.lengths().size());
    for (var length : frame.lengths()) {
      out.varint(length);
    }
    for (var name : frame.names()) {
      out.name(name);
    }
  }

  public static PackDirectory read(Decoder in) throws FormatException {
    var kind = PackKind.of(in.u8());
    var count = in.items(18);
    var frames = new ArrayList<Frame>(count);
    var offset = FIRST_FRAME;
    for (var i = 0; i < count; i++) {
      var frame = readFrame(in, offset);
      frames.add(frame);
      offset += frame.stored;
      if (offset < 0) {
        throw new FormatException("says that a pack is larger than 2 GiB");
      }
    }
    return new PackDirectory(kind, frames);
  }

  private static Frame readFrame(Decoder in, int offset) throws FormatException {
    var stored = in.count(Layout.LARGEST_FRAME * 2);
    var tag = new FrameTag(in.i64(), in.i64());
    var lengths = new int[in.items(BlobName.BYTES + 1)];
    var sum = 0;
    for (var i = 0; i < lengths.length; i++) {
      lengths[i] = in.count(Layout.LARGEST_BLOB);
      sum += lengths[i];
      if (sum > Layout.LARGEST_FRAME) {
        throw new FormatException("says that a frame holds more than it may");
      }
    }
    var blobs = new ArrayList<Blob>(lengths.length);
    for (var length : lengths) {
      blobs.add(new Blob(in.blobName(), length));
    }
    return new Frame(offset, stored, tag, blobs);
  }
}
