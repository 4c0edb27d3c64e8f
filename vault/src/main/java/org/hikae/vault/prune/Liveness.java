package org.hikae.vault.prune;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.hikae.vault.VaultException;
import org.hikae.vault.format.BlobName;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.index.BlobIndex;
import org.hikae.vault.key.Opened;
import org.hikae.vault.pack.PackDirectory;
import org.hikae.vault.pack.PackKind;
import org.hikae.vault.tree.Content;
import org.hikae.vault.tree.PieceList;
import org.hikae.vault.tree.TreeBlobs;
import org.hikae.vault.tree.TreeScan;

/// Which blobs some snapshot needs. Pieces of trees that snapshots share are looked through once. A
/// snapshot that is not whole ends it: nothing is pruned from a vault that is damaged.
final class Liveness implements Needed {
  private final BlobIndex trees;
  private final BlobIndex data;
  private final BitSet liveTrees = new BitSet();
  private final BitSet liveData = new BitSet();

  private Liveness(BlobIndex trees, BlobIndex data) {
    this.trees = trees;
    this.data = data;
  }

  static Liveness of(Opened vault) throws IOException {
    var liveness = new Liveness(vault.load(PackKind.TREE), vault.load(PackKind.DATA));
    try (var blobs = vault.trees(liveness.trees)) {
      for (var snapshot : vault.manifests().names()) {
        var manifest = vault.manifests().own(snapshot);
        if (manifest.isPresent()) {
          for (var piece : manifest.get().tree()) {
            liveness.addPiece(piece, blobs);
          }
        }
      }
    }
    return liveness;
  }

  private void addPiece(BlobName piece, TreeBlobs blobs) throws IOException {
    if (need(trees, liveTrees, piece)) {
      var contents = new ArrayList<Content.Pieces>();
      TreeScan.contents(blobs.read(piece), contents::add);
      for (var content : contents) {
        addContent(content, blobs);
      }
    }
  }

  private void addContent(Content.Pieces content, TreeBlobs blobs) throws IOException {
    for (var piece : content.pieces()) {
      if (!content.listed()) {
        need(data, liveData, piece.name());
      } else if (need(trees, liveTrees, piece.name())) {
        for (var inner : PieceList.read(blobs.read(piece.name()))) {
          need(data, liveData, inner.name());
        }
      }
    }
  }

  /// @return whether this is the first need for the blob
  private static boolean need(BlobIndex index, BitSet live, BlobName name) throws VaultException {
    var blob = index.find(name);
    if (blob < 0) {
      throw new VaultException(
          VaultException.Code.DAMAGED,
          "a snapshot needs blob " + name + ", which is in no pack: nothing is pruned",
          "Run `hikae vault check`, heal what it finds, then prune.");
    }
    var first = !live.get(blob);
    live.set(blob);
    return first;
  }

  @Override
  public boolean needs(PackKind kind, ObjectName pack, BlobName name) {
    var index = kind == PackKind.DATA ? data : trees;
    var live = kind == PackKind.DATA ? liveData : liveTrees;
    var blob = index.find(name);
    return blob >= 0
        && live.get(blob)
        && index.packs().get(index.packOf(index.frameOf(blob))).name().equals(pack);
  }

  static long bytes(List<PackDirectory.Blob> blobs) {
    return blobs.stream().mapToLong(PackDirectory.Blob::length).sum();
  }
}
