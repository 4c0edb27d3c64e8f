package org.hikae.vault.tree;

import java.util.Arrays;

/// An item of a tree, and the folder that it is in or begins. Ordered as items are in a tree.
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record PlacedItem(byte[] folder, TreeItem item) implements Comparable<PlacedItem> {

  public byte[] path() {
    return switch (item) {
      case TreeItem.Folder begun -> begun.path();
      case TreeItem.Entry entry -> TreePath.child(folder, entry.name());
    };
  }

  public String shownPath() {
    return TreePath.show(path());
  }

  public Attributes attributes() {
    return switch (item) {
      case TreeItem.Folder begun -> begun.attributes();
      case TreeItem.Entry entry -> entry.attributes();
    };
  }

  /// Whether it is an entry that says no more than that a folder of this name follows.
  public boolean announcesFolder() {
    return item instanceof TreeItem.Entry entry && entry.attributes().kind() == FileKind.FOLDER;
  }

  @Override
  public int compareTo(PlacedItem other) {
    var order = PathOrder.INSTANCE.compare(folder, other.folder);
    return order != 0 ? order : Arrays.compareUnsigned(name(item), name(other.item));
  }

  /// No name for where the folder begins: that comes before every entry.
  private static byte[] name(TreeItem item) {
    return switch (item) {
      case TreeItem.Folder _ -> new byte[0];
      case TreeItem.Entry entry -> entry.name();
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PlacedItem placed && compareTo(placed) == 0;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(folder) * 31 + Arrays.hashCode(name(item));
  }
}
