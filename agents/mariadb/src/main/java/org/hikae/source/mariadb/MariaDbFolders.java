package org.hikae.source.mariadb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.hikae.vault.SnapshotWriter;

/// What is done with whole data directories.
final class MariaDbFolders {
  private static final int PERMISSIONS = 0777;

  private MariaDbFolders() {}

  static void makePrivate(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
  }

  static boolean weAreRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot tell which user we are from /proc/self", e);
    }
  }

  /// Hands a folder's content on to a snapshot.
  static void write(Path folder, SnapshotWriter writer) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (var path : (Iterable<Path>) paths.skip(1).sorted()::iterator) {
        var name = folder.relativize(path).toString();
        var mode = (int) Files.getAttribute(path, "unix:mode") & PERMISSIONS;
        var modified = ((FileTime) Files.getAttribute(path, "lastModifiedTime")).toInstant();
        if (Files.isDirectory(path)) {
          writer.directory(name, mode, modified);
        } else {
          try (var content = Files.newInputStream(path)) {
            writer.file(name, mode, modified, content);
          }
        }
      }
    }
  }
}
