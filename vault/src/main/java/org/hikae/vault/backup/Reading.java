package org.hikae.vault.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.hikae.vault.file.FoundFile;
import org.hikae.vault.tree.Attributes;
import org.hikae.vault.tree.Content;
import org.hikae.vault.tree.TreeItem;
import org.jspecify.annotations.Nullable;

/// A file whose content has to be read: done by some worker, awaited by whoever writes the tree.
/// Other names of the same file wait for it, and are read themselves when it turns out that what
/// was read is not that file any more.
final class Reading implements Planned {
  private final byte[] folder;
  private final FoundFile file;
  private final CountDownLatch folderDone;
  private volatile TreeItem.@Nullable Entry result;
  private List<Reading> otherNames = new ArrayList<>(0);
  private boolean ended;

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

  /// What was read.
  ///
  /// @return other names of the file that was found here, which is not the one that was read: they
  ///   are still to be read
  List<Reading> finish(Attributes attributes, Content content) {
    result = new TreeItem.Entry(file.name(), attributes, content);
    folderDone.countDown();
    return end();
  }

  /// The file is no longer there or may not be read.
  ///
  /// @return its other names, which are still to be read
  List<Reading> giveUp() {
    folderDone.countDown();
    return end();
  }

  private synchronized List<Reading> end() {
    ended = true;
    var waiting = otherNames;
    otherNames = List.of();
    return waiting.stream().filter(other -> !other.takes(result)).toList();
  }

  /// Another name of the same file, which needs no reading of its own if this one's is good.
  ///
  /// @return false when this one has ended, and what it read is not that file
  synchronized boolean serves(Reading other) {
    if (ended) {
      return other.takes(result);
    }
    otherNames.add(other);
    return true;
  }

  private boolean takes(TreeItem.@Nullable Entry read) {
    if (read == null || read.attributes().link() != file.attributes().link()) {
      return false;
    }
    finish(read.attributes(), read.content());
    return true;
  }

  @Override
  public Optional<TreeItem.Entry> entry() {
    return Optional.ofNullable(result);
  }
}
