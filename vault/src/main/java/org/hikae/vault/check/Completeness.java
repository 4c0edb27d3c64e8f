package org.hikae.vault.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hikae.vault.format.BlobName;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.index.BlobIndex;
import org.hikae.vault.key.Opened;
import org.hikae.vault.manifest.Manifest;
import org.hikae.vault.pack.PackKind;
import org.hikae.vault.store.StoreException;
import org.hikae.vault.tree.Content;
import org.hikae.vault.tree.PieceList;
import org.hikae.vault.tree.TreeItem;
import org.hikae.vault.tree.TreePath;
import org.hikae.vault.tree.TreeReader;

/// Finds out what a snapshot needs, and whether the vault has it: every part of its tree, every
/// blob of its files, every pack they are in.
public final class Completeness {
  private static final int MOST_PROBLEMS = 20;

  private final Opened vault;
  private final BlobIndex trees;
  private final BlobIndex data;
  private final Set<ObjectName> packs;

  private Completeness(Opened vault, BlobIndex trees, BlobIndex data, Set<ObjectName> packs) {
    this.vault = vault;
    this.trees = trees;
    this.data = data;
    this.packs = packs;
  }

  public static Completeness load(Opened vault) throws IOException {
    var packs = new HashSet<ObjectName>();
    vault.store().list(Layout.PACKS, object -> Layout.nameIn(object.key()).ifPresent(packs::add));
    return new Completeness(vault, vault.load(PackKind.TREE), vault.load(PackKind.DATA), packs);
  }

  BlobIndex trees() {
    return trees;
  }

  BlobIndex data() {
    return data;
  }

  /// What a snapshot needs, by positions in the indexes, and what is wrong with it.
  ///
  /// @param gone the packs that are listed and not there, whatever a listing that lags may say
  public record Needs(Set<ObjectName> packs, Set<ObjectName> gone, List<String> problems) {}

  public Needs needs(Manifest manifest) throws IOException {
    var walk = new NeedsWalk();
    try (var blobs = vault.trees(trees)) {
      var needed = new ArrayList<BlobName>(manifest.tree());
      needed.forEach(name -> walk.need(trees, walk.treeFrames, name, "its tree"));
      var reader = new TreeReader(manifest.tree(), blobs);
      var folder = TreePath.TOP;
      for (var item = reader.next(); item != null; item = reader.next()) {
        switch (item) {
          case TreeItem.Folder begun -> folder = begun.path();
          case TreeItem.Entry entry -> {
            if (entry.content() instanceof Content.Pieces pieces) {
              walk.need(pieces, TreePath.child(folder, entry.name()), blobs);
            }
          }
        }
      }
    } catch (StoreException.Unavailable e) {
      throw e;
    } catch (IOException e) {
      walk.problem("its tree cannot be read: " + e.getMessage());
    }
    return walk.result();
  }

  /// One walk over a tree.
  private final class NeedsWalk {
    private final BitSet treeFrames = new BitSet();
    private final BitSet dataFrames = new BitSet();
    private final List<String> problems = new ArrayList<>();

    void need(Content.Pieces content, byte[] path, TreeReader.Blobs blobs) throws IOException {
      for (var piece : content.pieces()) {
        if (content.listed()) {
          need(trees, treeFrames, piece.name(), TreePath.show(path));
          if (trees.contains(piece.name())) {
            for (var inner : PieceList.read(blobs.read(piece.name()))) {
              need(data, dataFrames, inner.name(), TreePath.show(path));
            }
          }
        } else {
          need(data, dataFrames, piece.name(), TreePath.show(path));
        }
      }
    }

    void need(BlobIndex index, BitSet frames, BlobName name, String by) {
      var blob = index.find(name);
      if (blob < 0) {
        problem("blob " + name + " of " + by + " is in no pack");
      } else {
        frames.set(index.frameOf(blob));
      }
    }

    void problem(String problem) {
      if (problems.size() < MOST_PROBLEMS) {
        problems.add(problem);
      }
    }

    Needs result() throws IOException {
      var needed = new HashSet<ObjectName>();
      collect(trees, treeFrames, needed);
      collect(data, dataFrames, needed);
      var gone = new HashSet<ObjectName>();
      for (var pack : needed) {
        if (!packs.contains(pack) && vault.store().stat(Layout.pack(pack)).isEmpty()) {
          gone.add(pack);
          problem("pack " + pack + " is in the index but not in the store");
        }
      }
      return new Needs(needed, gone, List.copyOf(problems));
    }

    private void collect(BlobIndex index, BitSet frames, Set<ObjectName> into) {
      Map<Integer, Boolean> seen = new HashMap<>();
      frames.stream()
          .map(index::packOf)
          .filter(pack -> seen.putIfAbsent(pack, true) == null)
          .forEach(pack -> into.add(index.packs().get(pack).name()));
    }
  }
}
