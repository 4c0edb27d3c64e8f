package org.hikae.vault.tree;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.hikae.vault.format.BlobName;
import org.hikae.vault.format.Decoder;
import org.hikae.vault.format.FormatException;
import org.jspecify.annotations.Nullable;

/// Reads some pieces of a tree: each says where it begins, so that it is understood without those
/// before it. Does not hold a tree to its order, as [TreeReader] does.
public final class PieceScan {
  private final Iterator<BlobName> pieces;
  private final TreeReader.Blobs blobs;
  private Decoder piece = new Decoder(new byte[0]);
  private byte @Nullable [] folder;

  public PieceScan(List<BlobName> pieces, TreeReader.Blobs blobs) {
    this.pieces = pieces.iterator();
    this.blobs = blobs;
  }

  /// The next item, or null at the end.
  public @Nullable PlacedItem next() throws IOException {
    while (true) {
      while (piece.remaining() == 0) {
        if (!pieces.hasNext()) {
          return null;
        }
        piece = new Decoder(blobs.read(pieces.next()));
        folder = null;
      }
      switch (piece.u8()) {
        case TreeCodec.FOLDER -> {
          var begun = TreeCodec.readFolder(piece);
          folder = begun.path();
          return new PlacedItem(begun.path(), begun);
        }
        case TreeCodec.ENTRY -> {
          return new PlacedItem(here(), TreeCodec.readEntry(piece));
        }
        case TreeCodec.FOLDER_GOES_ON -> folder = TreeCodec.readPath(piece);
        default -> throw new FormatException("an unknown kind of item in a tree");
      }
    }
  }

  private byte[] here() throws FormatException {
    if (folder == null) {
      throw new FormatException("an entry outside of any folder");
    }
    return folder;
  }
}
