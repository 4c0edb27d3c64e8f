package org.hikae.vault.backup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hikae.vault.tree.PathOrder;
import org.hikae.vault.tree.TreeItem;
import org.hikae.vault.tree.TreeReader;
import org.jspecify.annotations.Nullable;

/// The tree of the snapshot before, read alongside the walk: asked for folders in order, it gives
/// what they held.
final class ParentTree {
  private final @Nullable TreeReader reader;
  private @Nullable TreeItem next;

  /// @param reader null when there is no parent
  ParentTree(@Nullable TreeReader reader) throws IOException {
    this.reader = reader;
    advance();
  }

  /// A folder as the parent had it, or null.
  @Nullable Listed folder(byte[] path) throws IOException {
    while (next != null) {
      if (next instanceof TreeItem.Folder folder) {
        var order = PathOrder.INSTANCE.compare(folder.path(), path);
        if (order > 0) {
          return null;
        }
        if (order == 0) {
          advance();
          return new Listed(folder, entries());
        }
      }
      advance();
    }
    return null;
  }

  private List<TreeItem.Entry> entries() throws IOException {
    var entries = new ArrayList<TreeItem.Entry>();
    while (next instanceof TreeItem.Entry entry) {
      entries.add(entry);
      advance();
    }
    return entries;
  }

  private void advance() throws IOException {
    next = reader == null ? null : reader.next();
  }

  record Listed(TreeItem.Folder folder, List<TreeItem.Entry> entries) {}
}
