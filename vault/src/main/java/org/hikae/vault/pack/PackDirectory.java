package org.hikae.vault.pack;

import java.util.ArrayList;
import java.util.List;
import org.hikae.vault.format.BlobName;
import org.hikae.vault.format.Decoder;
import org.hikae.vault.format.Encoder;
import org.hikae.vault.format.FormatException;
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
    var cursor = new DirectoryCursor(in);
    var frames = new ArrayList<Frame>(cursor.left());
    while (cursor.next()) {
      var blobs = new ArrayList<Blob>(cursor.count());
      for (var i = 0; i < cursor.count(); i++) {
        blobs.add(new Blob(cursor.blobName(), cursor.length(i)));
      }
      frames.add(new Frame(cursor.offset(), cursor.stored(), cursor.tag(), blobs));
    }
    return new PackDirectory(cursor.kind(), frames);
  }
}
