package org.hikae.vault.index;

import org.hikae.vault.format.BlobName;

/// The blobs that one run adds: whoever claims a name first stores it. Safe for use by many
/// threads.
public final class ClaimedBlobs {
  private final BlobTable table = new BlobTable();

  public synchronized boolean claim(BlobName name) {
    return table.add(name) >= 0;
  }
}
