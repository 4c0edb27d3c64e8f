package org.hikae.vault.archive;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads one kind of archive, member by member.
interface ArchiveReader extends AutoCloseable {
  /// The next member, or null at the archive's end.
  @Nullable Member next() throws IOException;

  @Override
  void close() throws IOException;
}
