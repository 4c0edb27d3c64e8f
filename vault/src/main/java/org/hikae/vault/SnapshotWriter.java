package org.hikae.vault;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/// Writes one snapshot entry by entry, in any order. Parents that were not given become plain
/// folders. Nothing is visible before [#finish]; closing without it leaves only unused packs.
public interface SnapshotWriter extends AutoCloseable {
  void directory(String path, int mode, Instant modified) throws IOException;

  void file(String path, int mode, Instant modified, InputStream content) throws IOException;

  void symbolicLink(String path, String target) throws IOException;

  /// Seals the snapshot; it is in the store, whole and durable, when this returns.
  ///
  /// @param consistentAt the moment whose data it holds
  /// @param position where the source's log stood, when known only now
  Snapshot finish(Instant consistentAt, Optional<String> position) throws IOException;

  @Override
  void close() throws IOException;
}
