package org.hikae.vault.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much may still be written somewhere.
public final class FreeRoom {
  private FreeRoom() {}

  /// What this user may still write where `place` is or would be; as much as can be said when the
  /// system does not tell.
  public static long at(Path place) {
    for (var path = place.toAbsolutePath(); path != null; path = path.getParent()) {
      if (Files.exists(path)) {
        try {
          return Files.getFileStore(path).getUsableSpace();
        } catch (IOException _) {
          return Long.MAX_VALUE;
        }
      }
    }
    return Long.MAX_VALUE;
  }
}
