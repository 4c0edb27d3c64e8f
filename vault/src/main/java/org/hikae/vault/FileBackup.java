package org.hikae.vault;

import java.nio.file.Path;
import java.util.List;

/// Which files to back up.
///
/// @param roots absolute folders or files
/// @param excludes glob patterns on the absolute path
public record FileBackup(SnapshotOrigin origin, List<Path> roots, List<String> excludes) {
  public FileBackup {
    roots = List.copyOf(roots);
    excludes = List.copyOf(excludes);
  }
}
