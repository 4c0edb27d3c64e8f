package org.hikae.vault.torture;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;

/// Sets a directory store's clock: a jump forward is the same as all its files growing older.
final class StoreTime {
  private StoreTime() {}

  static void jump(Path vault, Duration by) throws IOException {
    Files.walkFileTree(
        vault,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes seen) throws IOException {
            try {
              var aged = seen.lastModifiedTime().toInstant().minus(by);
              Files.setLastModifiedTime(file, FileTime.from(aged));
            } catch (NoSuchFileException _) {
              // deleted meanwhile
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
  }
}
