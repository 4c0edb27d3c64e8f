package org.hikae.vault.restore;

import java.util.concurrent.atomic.AtomicInteger;
import org.hikae.vault.tree.TreeItem;

/// A file that is being restored, by whichever workers hold frames with parts of it.
final class RestoreFile {
  private final byte[] folder;
  private final TreeItem.Entry entry;
  private final AtomicInteger missing = new AtomicInteger();
  private boolean created;

  RestoreFile(byte[] folder, TreeItem.Entry entry) {
    this.folder = folder;
    this.entry = entry;
  }

  byte[] folder() {
    return folder;
  }

  TreeItem.Entry entry() {
    return entry;
  }

  void expect(int pieces) {
    missing.addAndGet(pieces);
  }

  /// @return whether these were the last pieces
  boolean written(int pieces) {
    return missing.addAndGet(-pieces) == 0;
  }

  /// Whether the file exists already; whoever asks holds its monitor.
  boolean created() {
    return created;
  }

  void setCreated() {
    created = true;
  }
}
