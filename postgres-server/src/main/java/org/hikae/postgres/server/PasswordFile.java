package org.hikae.postgres.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/// A file that holds one password and that only we may read.
public final class PasswordFile {
  private static final int RANDOM_BYTES = 24;

  private PasswordFile() {}

  /// Makes it with a random password unless it is there; whole or not at all.
  public static void ensure(Path file) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    var bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    var partial = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(partial);
    Folders.createPrivateFile(partial);
    Files.writeString(partial, HexFormat.of().formatHex(bytes));
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
  }

  public static String read(Path file) throws IOException {
    return Files.readString(file).strip();
  }
}
