package org.hikae.vault.contents;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.hikae.vault.contents.Difference.Change;
import org.hikae.vault.format.BlobName;
import org.hikae.vault.tree.Attributes;
import org.hikae.vault.tree.Content;
import org.hikae.vault.tree.FileKind;
import org.hikae.vault.tree.PieceScan;
import org.hikae.vault.tree.PlacedItem;
import org.hikae.vault.tree.TreeItem;
import org.hikae.vault.tree.TreeReader;

/// Compares two trees as streams. A piece that both have holds the same paths with the same content
/// in both, and no path stands twice in a tree: so only the other pieces are read and merged.
public final class TreeDiff {
  private final TreeReader.Blobs blobs;

  public TreeDiff(TreeReader.Blobs blobs) {
    this.blobs = blobs;
  }

  public void compare(List<BlobName> before, List<BlobName> after, DifferenceSink each)
      throws IOException {
    var old = new PieceScan(without(before, after), blobs);
    var fresh = new PieceScan(without(after, before), blobs);
    var was = old.next();
    var is = fresh.next();
    while (was != null || is != null) {
      var order = was == null ? 1 : is == null ? -1 : was.compareTo(is);
      if (was != null && is != null && order == 0) {
        compare(was, is, each);
      } else if (was != null && order < 0) {
        report(Change.REMOVED, was, was, each);
      } else if (is != null) {
        report(Change.ADDED, is, is, each);
      }
      was = order <= 0 ? old.next() : was;
      is = order >= 0 ? fresh.next() : is;
    }
  }

  private static List<BlobName> without(List<BlobName> pieces, List<BlobName> others) {
    var rest = new ArrayList<>(pieces);
    rest.removeAll(new HashSet<>(others));
    return rest;
  }

  private static void compare(PlacedItem was, PlacedItem is, DifferenceSink each)
      throws IOException {
    switch (was.item()) {
      case TreeItem.Folder(var _, var before) -> {
        if (is.item() instanceof TreeItem.Folder(var _, var after)
            && !alike(before, after, false)) {
          report(Change.METADATA, was, is, each);
        }
      }
      case TreeItem.Entry before -> {
        if (is.item() instanceof TreeItem.Entry after) {
          if (was.announcesFolder() != is.announcesFolder()) {
            reportThatIsNoFolder(was, is, each);
          } else if (!sameContent(before, after)) {
            report(Change.MODIFIED, was, is, each);
          } else if (!alike(before.attributes(), after.attributes(), true)) {
            report(Change.METADATA, was, is, each);
          }
        }
      }
    }
  }

  private static boolean sameContent(TreeItem.Entry before, TreeItem.Entry after) {
    if (before.attributes().kind() != after.attributes().kind()
        || before.attributes().size() != after.attributes().size()
        || before.attributes().device() != after.attributes().device()) {
      return false;
    }
    return switch (before.content()) {
      case Content.None _ -> after.content() instanceof Content.None;
      case Content.Target(var path) ->
          after.content() instanceof Content.Target(var other) && Arrays.equals(path, other);
      case Content.Pieces pieces -> pieces.equals(after.content());
    };
  }

  private static boolean alike(Attributes before, Attributes after, boolean times) {
    if (before.isOutline() || after.isOutline()) {
      return before.mode() == after.mode();
    }
    return before.mode() == after.mode()
        && before.uid() == after.uid()
        && before.gid() == after.gid()
        && (!times || before.modified() == after.modified())
        && sameExtended(before.extended(), after.extended());
  }

  private static boolean sameExtended(
      List<Attributes.Extended> before, List<Attributes.Extended> after) {
    if (before.size() != after.size()) {
      return false;
    }
    for (var i = 0; i < before.size(); i++) {
      if (!Arrays.equals(before.get(i).name(), after.get(i).name())
          || !Arrays.equals(before.get(i).value(), after.get(i).value())) {
        return false;
      }
    }
    return true;
  }

  /// Something has become a folder, or a folder something else: the folder is told of where it
  /// begins.
  private static void reportThatIsNoFolder(PlacedItem was, PlacedItem is, DifferenceSink each)
      throws IOException {
    if (is.announcesFolder()) {
      report(Change.REMOVED, was, was, each);
    } else {
      report(Change.ADDED, is, is, each);
    }
  }

  /// Folders are told of where they begin; an entry that only announces one is passed over.
  private static void report(Change change, PlacedItem was, PlacedItem is, DifferenceSink each)
      throws IOException {
    if (is.announcesFolder()) {
      return;
    }
    var before = change == Change.ADDED ? 0 : size(was);
    var after = change == Change.REMOVED ? 0 : size(is);
    each.accept(new Difference(change, is.shownPath(), is.attributes().kind(), before, after));
  }

  private static long size(PlacedItem item) {
    return item.attributes().kind() == FileKind.FILE ? item.attributes().size() : 0;
  }
}
