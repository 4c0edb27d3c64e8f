package org.hikae.vault.backup;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hikae.vault.format.BlobName;
import org.hikae.vault.tree.PieceList;

/// A part of a large file, cut into chunks, to be stored by whichever worker is free.
final class Segment {
  private final byte[] bytes;
  private final int[] ends;
  private final BlobName[] names;
  private final CountDownLatch stored = new CountDownLatch(1);

  /// @param ends where each chunk ends; the first begins at 0
  Segment(byte[] bytes, int[] ends) {
    this.bytes = bytes;
    this.ends = Arrays.copyOf(ends, ends.length);
    this.names = new BlobName[ends.length];
  }

  void store(Deposit.Lane lane) throws IOException {
    var from = 0;
    for (var i = 0; i < ends.length; i++) {
      names[i] = lane.store(bytes, from, ends[i] - from);
      from = ends[i];
    }
    stored.countDown();
  }

  boolean isStored() {
    return stored.getCount() == 0;
  }

  boolean awaitStored(long milliseconds) throws InterruptedException {
    return stored.await(milliseconds, TimeUnit.MILLISECONDS);
  }

  /// Appends the stored chunks to a file's pieces.
  void list(PieceList pieces) throws IOException {
    var from = 0;
    for (var i = 0; i < ends.length; i++) {
      pieces.add(names[i], ends[i] - from);
      from = ends[i];
    }
  }

  /// The buffer, free for use again once the segment is stored.
  byte[] buffer() {
    return bytes;
  }
}
