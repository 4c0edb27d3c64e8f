package org.hikae.vault.tree;

import java.util.List;
import org.hikae.vault.format.BlobName;

/// What an entry holds.
public sealed interface Content {
  /// Nothing besides its attributes: a folder, a FIFO, a device.
  record None() implements Content {}

  /// A symbolic link's target, bytes as they are.
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Target(byte[] path) implements Content {}

  /// A file's bytes: pieces one after the other, holes left out.
  ///
  /// @param listed whether the pieces are blobs of content, or blobs that list such blobs
  record Pieces(boolean listed, List<Piece> pieces, List<Hole> holes) implements Content {
    public Pieces {
      pieces = List.copyOf(pieces);
      holes = List.copyOf(holes);
    }
  }

  /// A blob, and how many bytes of the file it stands for.
  record Piece(BlobName name, long length) {}

  /// A part of a file that was never written and reads as zeros.
  record Hole(long offset, long length) {}

  Content NONE = new None();
  Pieces EMPTY = new Pieces(false, List.of(), List.of());
}
