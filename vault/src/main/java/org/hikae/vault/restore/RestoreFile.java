package org.hikae.vault.restore;

import java.util.concurrent.atomic.AtomicInteger;
import org.hikae.vault.tree.TreeItem;

/// A file that is being restored, by whichever workers hold frames with parts of it.
final class RestoreFile {
  private final byte[] folder;
  private final TreeItem.Entry entry;
  private final AtomicInteger missing = new AtomicInteger();
  private final boolean standing;
  private boolean created;
  private boolean differs;

  RestoreFile(byte[] folder, TreeItem.Entry entry) {
    this(folder, entry, false);
  }

  /// @param standing whether a file of that name stands there, to be changed in part
  RestoreFile(byte[] folder, TreeItem.Entry entry, boolean standing) {
    this.folder = folder;
    this.entry = entry;
    this.standing = standing;
    this.created = standing;
  }

  /// Whether some piece of a standing file is not what it should be; for one thread.
  boolean differs() {
    return differs;
  }

  void setDiffers() {
    differs = true;
  }

  boolean isStanding() {
    return standing;
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
