package org.hikae.vault.tree;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hikae.vault.format.BlobName;
import org.hikae.vault.format.Encoder;
import org.hikae.vault.tree.TreeItem.Entry;
import org.hikae.vault.tree.TreeItem.Folder;

/// Writes a tree, item by item in order, as blobs of some 64 KiB that are cut where names say: a
/// change touches the blob it falls into and no other, and an unchanged tree stores nothing.
public final class TreeWriter {
  private static final int LEAST = 32 << 10;
  private static final int MOST = 256 << 10;
  private static final int CUT_MASK = 0xff;

  private final PieceList.Shelf shelf;
  private final Encoder piece = new Encoder(LEAST * 2);
  private final List<BlobName> pieces = new ArrayList<>();
  private byte[] folder = new byte[0];
  private long entries;
  private long bytes;

  public TreeWriter(PieceList.Shelf shelf) {
    this.shelf = shelf;
  }

  public void folder(Folder item) throws IOException {
    cutBefore(item.path());
    folder = item.path();
    TreeCodec.writeFolder(piece, item);
    entries += item.attributes().isOutline() ? 0 : 1;
  }

  public void entry(Entry item) throws IOException {
    if (cutBefore(item.name())) {
      piece.u8(TreeCodec.FOLDER_GOES_ON).sized(folder);
    }
    TreeCodec.writeEntry(piece, item);
    if (item.attributes().kind() != FileKind.FOLDER) {
      entries++;
      bytes += item.attributes().kind() == FileKind.FILE ? item.attributes().size() : 0;
    }
  }

  private boolean cutBefore(byte[] name) throws IOException {
    var cut = piece.length() >= MOST || (piece.length() >= LEAST && (mixed(name) & CUT_MASK) == 0);
    if (cut) {
      store();
    }
    return cut;
  }

  private static int mixed(byte[] name) {
    return (Arrays.hashCode(name) * 0x9E3779B1) >>> 16;
  }

  private void store() throws IOException {
    pieces.add(shelf.store(piece.buffer(), piece.length()));
    piece.clear();
  }

  /// Ends the tree.
  ///
  /// @return its blobs in order
  public List<BlobName> finish() throws IOException {
    if (piece.length() > 0) {
      store();
    }
    return List.copyOf(pieces);
  }

  /// How many folders, files and others were written; folders that only lead to what was backed up
  /// are not among what was.
  public long entries() {
    return entries;
  }

  /// What the files weigh together.
  public long bytes() {
    return bytes;
  }
}
