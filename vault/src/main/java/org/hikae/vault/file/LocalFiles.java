package org.hikae.vault.file;

import java.io.IOException;
import java.nio.file.Path;

/// The files of this machine.
public final class LocalFiles {
  private LocalFiles() {}

  /// A reader for one thread.
  public static FileSystemReader reader() {
    return new LinuxReader();
  }

  /// A writer for one thread that never leaves `target`, which must be a folder.
  public static FileSystemWriter writer(Path target) throws IOException {
    return new LinuxWriter(target);
  }
}
