package org.hikae.source.files;

import java.io.IOException;
import java.util.Optional;
import org.hikae.source.ExternalProgram;
import org.hikae.vault.Snapshot;

/// The programs that bring files to rest and set them free again.
record Hooks(Optional<ExternalProgram> before, Optional<ExternalProgram> after) {

  /// A backup that may fail.
  interface Backup {
    Snapshot take() throws IOException;
  }

  /// Whatever happens, the second program runs: files that were frozen do not stay so. What it
  /// complains about is an error too, since an application may be standing still.
  Snapshot around(Backup backup) throws IOException {
    Snapshot snapshot;
    try {
      if (before.isPresent()) {
        before.get().run();
      }
      snapshot = backup.take();
    } catch (IOException | RuntimeException e) {
      try {
        runAfter();
      } catch (IOException second) {
        e.addSuppressed(second);
      }
      throw e;
    }
    runAfter();
    return snapshot;
  }

  private void runAfter() throws IOException {
    if (after.isPresent()) {
      after.get().run();
    }
  }
}
