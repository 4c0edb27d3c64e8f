package org.hikae.vault.backup;

import org.hikae.vault.pack.FinishedPack;

/// When packs that are in the store are put into the index, so that a run that is killed leaves
/// something to go on from: often at the beginning, then each time that a quarter of what is listed
/// has come, so that even a long run leaves few segments and loses little.
final class ListingPace {
  private static final long FIRST_BYTES = 64L << 20;
  private static final int LARGEST_SEGMENT = 4 << 20;
  private static final int PART = 4;

  private long listed;
  private long waiting;
  private long directories;

  /// Takes note of a pack, and says whether it and those before it are to be listed now.
  boolean isDue(FinishedPack pack) {
    waiting += pack.size();
    directories += pack.directory().remaining();
    if (waiting < Math.max(FIRST_BYTES, listed / PART) && directories < LARGEST_SEGMENT) {
      return false;
    }
    listed += waiting;
    waiting = 0;
    directories = 0;
    return true;
  }
}
