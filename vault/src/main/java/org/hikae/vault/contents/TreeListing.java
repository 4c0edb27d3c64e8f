package org.hikae.vault.contents;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hikae.vault.VaultException;
import org.hikae.vault.format.BlobName;
import org.hikae.vault.tree.Attributes;
import org.hikae.vault.tree.Content;
import org.hikae.vault.tree.PathOrder;
import org.hikae.vault.tree.PieceScan;
import org.hikae.vault.tree.PlacedItem;
import org.hikae.vault.tree.TreeItem;
import org.hikae.vault.tree.TreePath;
import org.hikae.vault.tree.TreeReader;
import org.jspecify.annotations.Nullable;

/// Lists what a folder of a snapshot holds. Pieces of a tree come in the order of paths, and each
/// says where it begins: so the one that a path is in is found by halving.
public final class TreeListing {
  private final List<BlobName> pieces;
  private final TreeReader.Blobs blobs;
  private final FileSink each;

  public TreeListing(List<BlobName> pieces, TreeReader.Blobs blobs, FileSink each) {
    this.pieces = pieces;
    this.blobs = blobs;
    this.each = each;
  }

  /// @param whole whether everything below the folder is listed too
  public void list(byte[] path, boolean whole) throws IOException {
    if (path.length == 0) {
      listFolder(path, whole);
      return;
    }
    var entry = entry(path);
    if (entry == null) {
      throw new VaultException(
          VaultException.Code.NO_SUCH_SNAPSHOT,
          "there is no " + TreePath.show(path) + " in the snapshot",
          "`hikae points files POINT` shows what it holds.");
    }
    if (entry.announcesFolder()) {
      listFolder(path, whole);
    } else {
      give(entry);
    }
  }

  /// What stands at a path: an entry of the folder above it. The top is in no folder.
  public Optional<PlacedItem> find(byte[] path) throws IOException {
    return Optional.ofNullable(entry(path));
  }

  /// One page of a folder, in the order of names byte by byte.
  ///
  /// @param after the last name of the page before; empty for the first page
  public static FolderPage page(
      List<BlobName> pieces, TreeReader.Blobs blobs, byte[] folder, byte[] after, int most)
      throws IOException {
    var entries = new ArrayList<FolderEntry>();
    var listing = new TreeListing(pieces, blobs, _ -> {});
    var scan = listing.scanFrom(folder);
    for (var item = scan.next(); item != null; item = scan.next()) {
      var order = PathOrder.INSTANCE.compare(item.folder(), folder);
      if (order > 0) {
        break;
      }
      if (order == 0
          && item.item() instanceof TreeItem.Entry entry
          && Arrays.compareUnsigned(entry.name(), after) > 0) {
        if (entries.size() == most) {
          return new FolderPage(entries, true);
        }
        entries.add(listing.described(item, entry));
      }
    }
    return new FolderPage(entries, false);
  }

  private FolderEntry described(PlacedItem item, TreeItem.Entry entry) throws IOException {
    var attributes = item.announcesFolder() ? folder(item.path()) : Optional.<Attributes>empty();
    return new FolderEntry(
        entry.name(),
        ListedFile.of(item.path(), attributes.orElse(entry.attributes()), entry.content()));
  }

  private void listFolder(byte[] folder, boolean whole) throws IOException {
    var scan = scanFrom(folder);
    for (var item = scan.next(); item != null; item = scan.next()) {
      var inside =
          whole ? TreePath.within(item.folder(), folder) : Arrays.equals(item.folder(), folder);
      if (inside) {
        give(item, folder, whole);
      } else if (PathOrder.INSTANCE.compare(item.folder(), folder) > 0) {
        return;
      }
    }
  }

  private void give(PlacedItem item, byte[] listed, boolean whole) throws IOException {
    switch (item.item()) {
      case TreeItem.Folder(var path, var attributes) -> {
        if (whole && !Arrays.equals(path, listed)) {
          each.accept(ListedFile.of(path, attributes, Content.NONE));
        }
      }
      case TreeItem.Entry _ -> {
        if (!item.announcesFolder()) {
          give(item);
        } else if (!whole) {
          giveFolder(item.path());
        }
      }
    }
  }

  private void give(PlacedItem item) throws IOException {
    if (item.item() instanceof TreeItem.Entry entry) {
      each.accept(ListedFile.of(item.path(), entry.attributes(), entry.content()));
    }
  }

  private void giveFolder(byte[] path) throws IOException {
    var attributes = folder(path);
    if (attributes.isPresent()) {
      each.accept(ListedFile.of(path, attributes.get(), Content.NONE));
    }
  }

  /// A folder's attributes stand where it begins.
  private Optional<Attributes> folder(byte[] path) throws IOException {
    var scan = scanFrom(path);
    for (var item = scan.next(); item != null; item = scan.next()) {
      if (item.item() instanceof TreeItem.Folder(var begun, var attributes)
          && Arrays.equals(begun, path)) {
        return Optional.of(attributes);
      }
    }
    return Optional.empty();
  }

  private @Nullable PlacedItem entry(byte[] path) throws IOException {
    var parent = TreePath.parent(path);
    var name = TreePath.name(path);
    var scan = scanFrom(parent);
    for (var item = scan.next(); item != null; item = scan.next()) {
      var order = PathOrder.INSTANCE.compare(item.folder(), parent);
      if (order > 0) {
        return null;
      }
      if (order == 0
          && item.item() instanceof TreeItem.Entry entry
          && Arrays.equals(entry.name(), name)) {
        return item;
      }
    }
    return null;
  }

  /// A scan from the last piece that begins before a folder does.
  private PieceScan scanFrom(byte[] folder) throws IOException {
    var from = 0;
    var to = pieces.size();
    while (to - from > 1) {
      var middle = (from + to) >>> 1;
      var first = new PieceScan(List.of(pieces.get(middle)), blobs).next();
      if (first != null && PathOrder.INSTANCE.compare(first.folder(), folder) < 0) {
        from = middle;
      } else {
        to = middle;
      }
    }
    return new PieceScan(pieces.subList(from, pieces.size()), blobs);
  }
}
