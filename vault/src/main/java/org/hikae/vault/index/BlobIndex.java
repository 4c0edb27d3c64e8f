package org.hikae.vault.index;

import java.util.ArrayList;
import java.util.List;
import org.hikae.vault.format.BlobName;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.pack.DirectoryCursor;
import org.hikae.vault.pack.FrameAddress;
import org.hikae.vault.pack.FrameTag;
import org.hikae.vault.pack.PackDirectory;

/// Which pack has which blob, in memory: about 31 bytes a blob, in columns. Blobs and frames are
/// known by their positions here. Filled by one thread, then read by many.
public final class BlobIndex {
  private final List<Pack> packs = new ArrayList<>();
  private final IntColumn framePack = new IntColumn();
  private final IntColumn frameOffset = new IntColumn();
  private final IntColumn frameStored = new IntColumn();
  private final IntColumn frameSize = new IntColumn();
  private final LongColumn frameTag = new LongColumn();
  private final BlobTable blobs = new BlobTable();
  private final IntColumn blobFrame = new IntColumn();
  private final IntColumn blobOffset = new IntColumn();
  private int reliable;

  /// A pack, and the size that its object has.
  ///
  /// Its methods are written out: Java makes those of a record when they are first called, which a
  /// short command feels.
  public record Pack(ObjectName name, int size) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Pack pack && size == pack.size && name.equals(pack.name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }

  /// Adds a pack that may be relied on. Condemned ones come after all of these.
  public void add(Pack pack, PackDirectory directory) {
    begin(pack, true);
    for (var frame : directory.frames()) {
      add(frame);
    }
  }

  /// The same from the bytes of its directory, which are read to their end.
  ///
  /// @param relied false for a pack that is condemned: its blobs are found where no other pack has
  ///   them, and never counted on
  void add(Pack pack, DirectoryCursor directory, boolean relied) throws FormatException {
    begin(pack, relied);
    while (directory.next()) {
      beginFrame(directory.offset(), directory.stored(), directory.tagA(), directory.tagB());
      for (var i = 0; i < directory.count(); i++) {
        addBlob(directory.word(), directory.word(), directory.length(i));
        directory.skipHalf();
      }
    }
  }

  private void begin(Pack pack, boolean relied) {
    packs.add(pack);
    if (relied) {
      reliable = packs.size();
    }
  }

  private void add(PackDirectory.Frame frame) {
    beginFrame(frame.offset(), frame.stored(), frame.tag().a(), frame.tag().b());
    for (var blob : frame.blobs()) {
      addBlob(blob.name().a(), blob.name().b(), blob.length());
    }
  }

  private void beginFrame(int offset, int stored, long tagA, long tagB) {
    framePack.add(packs.size() - 1);
    frameOffset.add(offset);
    frameStored.add(stored);
    frameTag.add(tagA);
    frameTag.add(tagB);
    frameSize.add(0);
  }

  private void addBlob(long a, long b, int length) {
    var frame = framePack.size() - 1;
    blobs.append(a, b);
    blobFrame.add(frame);
    blobOffset.add(frameSize.get(frame));
    frameSize.set(frame, frameSize.get(frame) + length);
  }

  /// The position of a blob, or -1 when no pack has it.
  public int find(BlobName name) {
    return blobs.find(name);
  }

  public boolean contains(BlobName name) {
    return blobs.find(name) >= 0;
  }

  /// Whether a new snapshot may count on a blob being here.
  public boolean canReuse(BlobName name) {
    var blob = blobs.find(name);
    return blob >= 0 && framePack.get(blobFrame.get(blob)) < reliable;
  }

  /// Whether some pack is listed that is condemned.
  public boolean hasCondemned() {
    return packs.size() > reliable;
  }

  public int frameOf(int blob) {
    return blobFrame.get(blob);
  }

  /// Where a blob begins in its frame, unpacked.
  public int offsetOf(int blob) {
    return blobOffset.get(blob);
  }

  public int lengthOf(int blob) {
    var frame = blobFrame.get(blob);
    var next = blob + 1;
    var end =
        next < blobs.size() && blobFrame.get(next) == frame
            ? blobOffset.get(next)
            : frameSize.get(frame);
    return end - blobOffset.get(blob);
  }

  public FrameAddress address(int frame) {
    return new FrameAddress(
        packs.get(framePack.get(frame)).name(),
        frameOffset.get(frame),
        frameStored.get(frame),
        new FrameTag(frameTag.get(frame * 2), frameTag.get(frame * 2 + 1)));
  }

  public int packOf(int frame) {
    return framePack.get(frame);
  }

  public List<Pack> packs() {
    return packs;
  }

  public int frames() {
    return framePack.size();
  }

  public int blobs() {
    return blobs.size();
  }
}
