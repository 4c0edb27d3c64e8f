package org.hikae.vault.lock;

import java.io.IOException;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.hikae.vault.format.BlobName;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.index.BlobIndex;
import org.hikae.vault.key.Opened;
import org.hikae.vault.manifest.Manifest;
import org.hikae.vault.pack.PackKind;
import org.hikae.vault.tree.TreeBlobs;
import org.hikae.vault.tree.TreeScan;

/// Until when each pack is needed, blob by blob. Snapshots are added with the longest need first,
/// so that what several share is looked through once and counts for the longest. What a damaged
/// vault lacks cannot be locked: that is for a check to find.
final class LockNeeds {
  private final Opened vault;
  private final BlobIndex trees;
  private final BlobIndex data;
  private final BitSet seenTrees = new BitSet();
  private final BitSet seenData = new BitSet();
  private final Map<ObjectName, Instant> packs = new HashMap<>();

  LockNeeds(Opened vault) throws IOException {
    this.vault = vault;
    this.trees = vault.load(PackKind.TREE);
    this.data = vault.load(PackKind.DATA);
  }

  void add(Manifest snapshot, Instant until) throws IOException {
    try (var blobs = vault.trees(trees)) {
      for (var piece : snapshot.tree()) {
        addPiece(piece, until, blobs);
      }
    }
  }

  Map<ObjectName, Instant> packs() {
    return packs;
  }

  private void addPiece(BlobName piece, Instant until, TreeBlobs blobs) throws IOException {
    if (isNew(trees, seenTrees, piece, until)) {
      TreeScan.piece(
          blobs.read(piece),
          (name, list) -> {
            if (list) {
              addList(name, until, blobs);
            } else {
              isNew(data, seenData, name, until);
            }
          });
    }
  }

  private void addList(BlobName list, Instant until, TreeBlobs blobs) throws IOException {
    if (isNew(trees, seenTrees, list, until)) {
      TreeScan.list(blobs.read(list), (name, _) -> isNew(data, seenData, name, until));
    }
  }

  /// Notes the need for a blob, and whether it is the first for it.
  private boolean isNew(BlobIndex index, BitSet seen, BlobName name, Instant until) {
    var blob = index.find(name);
    if (blob < 0 || seen.get(blob)) {
      return false;
    }
    seen.set(blob);
    packs.putIfAbsent(index.packs().get(index.packOf(index.frameOf(blob))).name(), until);
    return true;
  }
}
