package org.hikae.vault.archive;

import java.io.InputStream;
import java.nio.file.Path;

/// Where an archive is read from. What kind it is shows in its first bytes: tar, alone or packed by
/// zstd or gzip, or zip.
public sealed interface ArchiveSource {
  /// How messages name it.
  String name();

  record OfFile(Path file) implements ArchiveSource {
    @Override
    public String name() {
      return file.toString();
    }
  }

  /// A stream, which is read to its end. A zip is spooled to a temporary file, since its directory
  /// comes last.
  record OfStream(String name, InputStream stream) implements ArchiveSource {}
}
