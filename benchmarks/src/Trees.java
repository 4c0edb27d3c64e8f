import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicLong;

/// Folders and all that is in them.
final class Trees {
  private Trees() {}

  static long size(Path tree) throws IOException {
    var bytes = new AtomicLong();
    each(tree, (_, attributes) -> bytes.addAndGet(attributes.size()));
    return bytes.get();
  }

  static long count(Path tree) throws IOException {
    var files = new AtomicLong();
    each(tree, (_, _) -> files.incrementAndGet());
    return files.get();
  }

  /// Reads every byte once, so that the page cache holds it.
  static void readAll(Path tree) throws IOException {
    var buffer = new byte[1 << 20];
    each(
        tree,
        (file, _) -> {
          try (var in = Files.newInputStream(file)) {
            while (in.read(buffer) >= 0) {}
          }
        });
  }

  /// Fails unless every file of `data` is found with the same bytes where a tool has restored it.
  static void compare(Path data, Path target) throws IOException {
    var whole = target.resolve(data.toString().substring(1));
    var restored = Files.exists(whole) ? whole : target.resolve(data.getFileName());
    each(
        data,
        (file, _) -> {
          var other = restored.resolve(data.relativize(file).toString());
          if (Files.mismatch(file, other) != -1) {
            throw new IOException(file + " was not restored as it is");
          }
        });
  }

  static void delete(Path tree) throws IOException {
    if (Files.exists(tree)) {
      try (var paths = Files.walk(tree)) {
        for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static void each(Path tree, Visit visit) throws IOException {
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile()) {
              visit.file(file, attributes);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  interface Visit {
    void file(Path file, BasicFileAttributes attributes) throws IOException;
  }
}
