package org.hikae.vault.pack;

import org.hikae.vault.format.BlobName;
import org.hikae.vault.format.Decoder;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.Layout;

/// Goes through the bytes of a pack's directory frame by frame, each described by what this says
/// until the next, so that an index of millions of blobs is loaded without an object for each.
///
/// The names of a frame's blobs come after [#next], each read once, in order.
public final class DirectoryCursor {
  private final Decoder in;
  private final PackKind kind;
  private int left;
  private int offset;
  private int end = PackDirectory.FIRST_FRAME;
  private int stored;
  private long tagA;
  private long tagB;
  private int count;
  private int[] lengths = new int[64];

  public DirectoryCursor(Decoder in) throws FormatException {
    this.in = in;
    this.kind = PackKind.of(in.u8());
    this.left = in.items(18);
  }

  public PackKind kind() {
    return kind;
  }

  /// How many frames are still to come.
  public int left() {
    return left;
  }

  /// Goes on to the next frame, all names of the one before having been read; false at the end.
  public boolean next() throws FormatException {
    if (left == 0) {
      return false;
    }
    left--;
    offset = end;
    stored = in.count(Layout.LARGEST_FRAME * 2);
    tagA = in.i64();
    tagB = in.i64();
    readLengths();
    end = offset + stored;
    if (end < 0) {
      throw new FormatException("says that a pack is larger than 2 GiB");
    }
    return true;
  }

  private void readLengths() throws FormatException {
    count = in.items(BlobName.BYTES + 1);
    if (lengths.length < count) {
      lengths = new int[count * 2];
    }
    var sum = 0;
    for (var i = 0; i < count; i++) {
      lengths[i] = in.count(Layout.LARGEST_BLOB);
      sum += lengths[i];
      if (sum > Layout.LARGEST_FRAME) {
        throw new FormatException("says that a frame holds more than it may");
      }
    }
  }

  /// Where the frame begins in its pack.
  public int offset() {
    return offset;
  }

  public int stored() {
    return stored;
  }

  public FrameTag tag() {
    return new FrameTag(tagA, tagB);
  }

  public long tagA() {
    return tagA;
  }

  public long tagB() {
    return tagB;
  }

  /// How many blobs the frame has.
  public int count() {
    return count;
  }

  public int length(int blob) {
    return lengths[blob];
  }

  /// The next blob's name.
  public BlobName blobName() throws FormatException {
    return in.blobName();
  }

  /// The next eight bytes of a blob's name, of which it has four times as many.
  public long word() throws FormatException {
    return in.i64();
  }

  /// Passes over the names of all of the frame's blobs.
  public void skipNames() throws FormatException {
    in.skip(count * BlobName.BYTES);
  }

  /// Passes over the second half of a blob's name.
  public void skipHalf() throws FormatException {
    in.skip(BlobName.BYTES / 2);
  }
}
