package org.hikae.vault.backup;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.hikae.vault.file.FoundFile;
import org.hikae.vault.tree.Attributes;
import org.hikae.vault.tree.Content;
import org.hikae.vault.tree.TreeItem;
import org.jspecify.annotations.Nullable;

/// A file whose content has to be read: done by some worker, awaited by whoever writes the tree.
final class Reading implements Planned {
  private final byte[] folder;
  private final FoundFile file;
  private final CountDownLatch folderDone;
  private volatile TreeItem.@Nullable Entry result;

  Reading(byte[] folder, FoundFile file, CountDownLatch folderDone) {
    this.folder = folder;
    this.file = file;
    this.folderDone = folderDone;
  }

  byte[] folder() {
    return folder;
  }

  FoundFile file() {
    return file;
  }

  void finish(Attributes attributes, Content content) {
    result = new TreeItem.Entry(file.name(), attributes, content);
    folderDone.countDown();
  }

  /// The file is no longer there or may not be read.
  void giveUp() {
    folderDone.countDown();
  }

  @Override
  public Optional<TreeItem.Entry> entry() {
    return Optional.ofNullable(result);
  }

  /// Another name of the same file.
  record SecondName(FoundFile file, Reading first) implements Planned {
    @Override
    public Optional<TreeItem.Entry> entry() {
      return first
          .entry()
          .map(entry -> new TreeItem.Entry(file.name(), entry.attributes(), entry.content()));
    }
  }
}
