package org.hikae.vault.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.hikae.vault.VaultException;
import org.hikae.vault.contents.TreeListing;
import org.hikae.vault.format.BlobName;
import org.hikae.vault.index.BlobIndex;
import org.hikae.vault.key.Opened;
import org.hikae.vault.pack.PackKind;
import org.hikae.vault.tree.Content;
import org.hikae.vault.tree.Content.Piece;
import org.hikae.vault.tree.Content.Pieces;
import org.hikae.vault.tree.PieceList;
import org.hikae.vault.tree.PlacedItem;
import org.hikae.vault.tree.TreeBlobs;
import org.hikae.vault.tree.TreeItem;
import org.hikae.vault.tree.TreePath;

/// Writes the bytes of one file of a snapshot, each blob compared with its name before it is
/// written, in bounded memory however long the file is. Of the tree only what leads to the file is
/// read.
public final class FileReading {
  /// How many blobs may wait to be written.
  private static final int AHEAD = 1024;

  private final Opened vault;
  private final List<BlobName> tree;
  private final Deque<FramesAhead.Blob> asked = new ArrayDeque<>();

  public FileReading(Opened vault, List<BlobName> tree) {
    this.vault = vault;
    this.tree = tree;
  }

  /// Writes the file to its end, or throws; `out` stays open. What `out` throws ends it at once.
  public void run(byte[] path, OutputStream out) throws IOException {
    try (var blobs = vault.trees(vault.load(PackKind.TREE))) {
      var found = new TreeListing(tree, blobs, _ -> {}).find(path);
      if (found.isEmpty() || !(content(found.get()) instanceof Pieces pieces)) {
        throw new VaultException(
            VaultException.Code.NO_SUCH_SNAPSHOT,
            "there is no file " + TreePath.show(path) + " in the snapshot",
            "`hikae points files POINT` shows what it holds.");
      }
      write(found.get(), pieces, blobs, out);
    }
  }

  private static Content content(PlacedItem item) {
    return item.item() instanceof TreeItem.Entry entry ? entry.content() : Content.NONE;
  }

  private void write(PlacedItem file, Pieces content, TreeBlobs lists, OutputStream out)
      throws IOException {
    var index = vault.load(PackKind.DATA);
    var filler = new HoleFiller(out, content.holes());
    try (var frames = new FramesAhead(vault, index)) {
      for (var piece : content.pieces()) {
        var pieces = content.listed() ? PieceList.read(lists.read(piece.name())) : List.of(piece);
        for (var each : pieces) {
          ask(file, each, index, frames, filler);
        }
      }
      while (!asked.isEmpty()) {
        asked.remove().into(filler);
      }
    }
    var length = filler.end();
    if (length != file.attributes().size()) {
      throw new VaultException(
          VaultException.Code.DAMAGED,
          "%s is %d bytes long, and its pieces make %d"
              .formatted(file.shownPath(), file.attributes().size(), length),
          "Run `hikae vault check` to see what else is wrong, and bring it back from a mirror.");
    }
  }

  private void ask(
      PlacedItem file, Piece piece, BlobIndex index, FramesAhead frames, HoleFiller filler)
      throws IOException {
    var blob = index.find(piece.name());
    if (blob < 0 || index.lengthOf(blob) != piece.length()) {
      throw ExportRun.missing(file.path(), piece);
    }
    while (asked.size() >= AHEAD || !frames.hasRoomFor(blob)) {
      asked.remove().into(filler);
    }
    asked.add(frames.ask(piece, blob));
  }
}
