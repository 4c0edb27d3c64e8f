package org.hikae.vault.tree;

import java.io.IOException;
import org.hikae.vault.format.BlobName;
import org.hikae.vault.format.Decoder;
import org.hikae.vault.format.FormatException;

/// Looks through pieces of a tree for the blobs that files need, wherever in the tree each piece
/// belongs. Makes nothing of the rest.
public final class TreeScan {
  private TreeScan() {}

  /// The blobs that the files of one piece need, and those that list more of them.
  public static void piece(byte[] piece, PieceNames each) throws IOException {
    var in = new Decoder(piece);
    while (in.remaining() > 0) {
      switch (in.u8()) {
        case TreeCodec.FOLDER -> TreeCodec.skipFolder(in);
        case TreeCodec.FOLDER_GOES_ON -> in.skip(in.count(in.remaining()));
        case TreeCodec.ENTRY -> TreeCodec.scanEntry(in, each);
        default -> throw new FormatException("an unknown kind of item in a tree");
      }
    }
  }

  /// The blobs that a list names.
  public static void list(byte[] list, PieceNames each) throws IOException {
    var in = new Decoder(list);
    TreeCodec.scanNames(in, in.items(BlobName.BYTES + 1), false, each);
    in.end();
  }
}
