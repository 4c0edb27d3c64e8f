package org.hikae.postgres.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Folders and files that only we may read, made and removed.
final class Folders {
  private Folders() {}

  static Path parentOf(Path path) {
    return Objects.requireNonNull(path.toAbsolutePath().getParent(), "the root folder will not do");
  }

  static void createPrivate(Path folder) throws IOException {
    Files.createDirectories(parentOf(folder));
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(permissions(0700)));
    }
    Files.setPosixFilePermissions(folder, permissions(0700));
  }

  static void createPrivateFile(Path file) throws IOException {
    Files.createDirectories(parentOf(file));
    Files.createFile(file, PosixFilePermissions.asFileAttribute(permissions(0600)));
  }

  /// Makes a folder's own entries durable: the names that were created, moved or removed in it.
  static void sync(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e)
              throws IOException {
            if (e != null) {
              throw e;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  static Set<PosixFilePermission> permissions(int mode) {
    var text = new StringBuilder("rwxrwxrwx");
    for (int bit = 0; bit < text.length(); bit++) {
      if ((mode & (0400 >> bit)) == 0) {
        text.setCharAt(bit, '-');
      }
    }
    return PosixFilePermissions.fromString(text.toString());
  }
}
