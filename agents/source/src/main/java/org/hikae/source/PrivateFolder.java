package org.hikae.source;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// A folder for what is on its way: only we may read it, and closing removes it with all it holds.
public record PrivateFolder(Path path) implements AutoCloseable {
  /// Makes one below `parent`, which is made too when it is not there.
  public static PrivateFolder below(Path parent, String purpose) throws IOException {
    Files.createDirectories(parent);
    return new PrivateFolder(Files.createTempDirectory(parent, purpose + "-")); // mode 0700
  }

  @Override
  public void close() throws IOException {
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
