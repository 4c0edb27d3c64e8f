package org.hikae.vault.prune;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.hikae.vault.VaultException;
import org.hikae.vault.format.BlobName;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.index.BlobIndex;
import org.hikae.vault.key.Opened;
import org.hikae.vault.manifest.Manifest;
import org.hikae.vault.pack.PackKind;
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

  /// @param without snapshots that do not count
  static Liveness of(Opened vault, BlobIndex trees, BlobIndex data, Set<ObjectName> without)
      throws IOException {
    var liveness = new Liveness(trees, data);
    try (var blobs = vault.trees(trees)) {
      for (var snapshot : vault.manifests().names()) {
        if (!without.contains(snapshot)) {
          var manifest = vault.manifests().own(snapshot);
          for (var piece : manifest.map(Manifest::tree).orElse(List.of())) {
            liveness.addPiece(piece, blobs);
          }
        }
      }
    }
    return liveness;
  }

  private void addPiece(BlobName piece, TreeBlobs blobs) throws IOException {
    if (need(trees, liveTrees, piece)) {
      TreeScan.piece(
          blobs.read(piece),
          (name, list) -> {
            if (list) {
              addList(name, blobs);
            } else {
              need(data, liveData, name);
            }
          });
    }
  }

  private void addList(BlobName list, TreeBlobs blobs) throws IOException {
    if (need(trees, liveTrees, list)) {
      TreeScan.list(blobs.read(list), (name, _) -> need(data, liveData, name));
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
    var index = index(kind);
    var blob = index.find(name);
    return blob >= 0
        && live(kind).get(blob)
        && index.packs().get(index.packOf(index.frameOf(blob))).name().equals(pack);
  }

  /// What is in each pack of a kind and what of it is needed, by the packs' positions in the index.
  Weights weights(PackKind kind) {
    var index = index(kind);
    var weights = new Weights(new long[index.packs().size()], new long[index.packs().size()]);
    for (var blob = 0; blob < index.blobs(); blob++) {
      var pack = index.packOf(index.frameOf(blob));
      var length = index.lengthOf(blob);
      weights.all[pack] += length;
      weights.needed[pack] += live(kind).get(blob) ? length : 0;
    }
    return weights;
  }

  /// In bytes, unpacked.
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Weights(long[] all, long[] needed) {}

  private BlobIndex index(PackKind kind) {
    return kind == PackKind.DATA ? data : trees;
  }

  private BitSet live(PackKind kind) {
    return kind == PackKind.DATA ? liveData : liveTrees;
  }
}
