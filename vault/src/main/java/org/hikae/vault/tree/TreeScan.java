package org.hikae.vault.tree;

import java.util.function.Consumer;
import org.hikae.vault.format.Decoder;
import org.hikae.vault.format.FormatException;

/// Looks through one piece of a tree for the content of files, wherever in the tree it belongs.
public final class TreeScan {
  private TreeScan() {}

  public static void contents(byte[] piece, Consumer<Content.Pieces> each) throws FormatException {
    var in = new Decoder(piece);
    while (in.remaining() > 0) {
      switch (in.u8()) {
        case TreeCodec.FOLDER -> TreeCodec.readFolder(in);
        case TreeCodec.FOLDER_GOES_ON -> TreeCodec.readPath(in);
        case TreeCodec.ENTRY -> {
          if (TreeCodec.readEntry(in).content() instanceof Content.Pieces pieces) {
            each.accept(pieces);
          }
        }
        default -> throw new FormatException("an unknown kind of item in a tree");
      }
    }
  }
}
