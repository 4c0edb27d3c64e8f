package org.hikae.vault.backup;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hikae.vault.tree.TreeItem;

/// A folder of the tree to be, and a latch that opens when all its files have been read.
record PlannedFolder(TreeItem.Folder folder, List<Planned> entries, CountDownLatch done) {
  boolean await() throws InterruptedException {
    return done.await(100, TimeUnit.MILLISECONDS);
  }
}
