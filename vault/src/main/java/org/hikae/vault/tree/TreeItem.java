package org.hikae.vault.tree;

/// A tree as a stream: a folder, then its entries by name, then the next folder in [PathOrder].
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public sealed interface TreeItem {
  /// Begins a folder. The top one has an empty path.
  record Folder(byte[] path, Attributes attributes) implements TreeItem {}

  /// A thing in the folder begun last. A folder's own attributes stand where it begins.
  record Entry(byte[] name, Attributes attributes, Content content) implements TreeItem {}
}
