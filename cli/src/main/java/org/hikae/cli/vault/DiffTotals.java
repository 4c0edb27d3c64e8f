package org.hikae.cli.vault;

import java.util.EnumMap;
import java.util.Map;
import org.hikae.vault.contents.Difference;
import org.hikae.vault.contents.Difference.Change;

/// How many differences of each kind there were, and what was added and removed with them.
final class DiffTotals {
  private final Map<Change, Long> counts = new EnumMap<>(Change.class);
  private long addedBytes;
  private long removedBytes;

  void add(Difference difference) {
    counts.merge(difference.change(), 1L, Long::sum);
    switch (difference.change()) {
      case ADDED -> addedBytes += difference.afterBytes();
      case REMOVED -> removedBytes += difference.beforeBytes();
      case MODIFIED, METADATA -> {}
    }
  }

  long of(Change change) {
    return counts.getOrDefault(change, 0L);
  }

  long addedBytes() {
    return addedBytes;
  }

  long removedBytes() {
    return removedBytes;
  }

  /// The totals as JSON.
  record Page(
      long added, long addedBytes, long removed, long removedBytes, long modified, long metadata) {}

  Page page() {
    return new Page(
        of(Change.ADDED),
        addedBytes,
        of(Change.REMOVED),
        removedBytes,
        of(Change.MODIFIED),
        of(Change.METADATA));
  }
}
