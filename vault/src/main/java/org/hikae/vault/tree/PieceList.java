package org.hikae.vault.tree;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hikae.vault.format.BlobName;
import org.hikae.vault.format.Decoder;
import org.hikae.vault.format.Encoder;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.tree.Content.Hole;
import org.hikae.vault.tree.Content.Piece;
import org.hikae.vault.tree.Content.Pieces;

/// A file's pieces as they are found, in order. A long list becomes blobs of its own, cut where the
/// names say, so that an edit in a large file changes one of them and not all.
public final class PieceList {
  /// With no more pieces than this the entry itself lists them.
  static final int INLINE = 32;

  private static final int LONGEST_LIST = 4096;
  private static final int CUT_MASK = 0x3ff;

  /// Stores a blob among the trees.
  @FunctionalInterface
  public interface Shelf {
    BlobName store(byte[] bytes, int count) throws IOException;
  }

  private final Shelf shelf;
  private final List<Piece> pieces = new ArrayList<>();
  private final List<Piece> lists = new ArrayList<>();

  public PieceList(Shelf shelf) {
    this.shelf = shelf;
  }

  public void add(BlobName name, int length) throws IOException {
    pieces.add(new Piece(name, length));
    var cut = pieces.size() > INLINE && (name.d() & CUT_MASK) == 0;
    if (cut || pieces.size() == LONGEST_LIST) {
      shelve();
    }
  }

  public Pieces finish(List<Hole> holes) throws IOException {
    if (lists.isEmpty() && pieces.size() <= INLINE) {
      return new Pieces(false, pieces, holes);
    }
    if (!pieces.isEmpty()) {
      shelve();
    }
    return new Pieces(true, lists, holes);
  }

  private void shelve() throws IOException {
    var out = new Encoder(pieces.size() * (BlobName.BYTES + 3) + 8).varint(pieces.size());
    var sum = 0L;
    for (var piece : pieces) {
      out.name(piece.name());
      sum += piece.length();
    }
    for (var piece : pieces) {
      out.varint(piece.length());
    }
    lists.add(new Piece(shelf.store(out.buffer(), out.length()), sum));
    pieces.clear();
  }

  /// The pieces that one list blob names.
  public static List<Piece> read(byte[] list) throws FormatException {
    var in = new Decoder(list);
    var pieces = TreeCodec.readPieceList(in, in.count(LONGEST_LIST));
    in.end();
    return pieces;
  }
}
