import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.zip.ZipFile;

/// Trees that are on any machine with a JDK: its sources and programs, and those of the system.
final class RealTrees {
  private static final long LARGEST_FILE_BYTES = 512 << 20;

  private final Path target;
  private long left;

  private RealTrees(Path target, long left) {
    this.target = target;
    this.left = left;
  }

  /// Copies until there are so many bytes, and says how many there were.
  static long copyInto(Path target, long bytes) throws IOException {
    var trees = new RealTrees(target, bytes);
    var jdk = Path.of(System.getProperty("java.home"));
    trees.unzip(jdk.resolve("lib/src.zip"));
    for (var tree :
        List.of(
            jdk,
            Path.of("/usr/share"),
            Path.of("/usr/include"),
            Path.of("/usr/lib"),
            Path.of("/usr/bin"))) {
      trees.copy(tree);
    }
    return bytes - Math.max(0, trees.left);
  }

  private void unzip(Path archive) throws IOException {
    if (!Files.exists(archive)) {
      return;
    }
    try (var zip = new ZipFile(archive.toFile())) {
      for (var entry : zip.stream().filter(e -> !e.isDirectory()).toList()) {
        if (left <= 0) {
          return;
        }
        var file = target.resolve("src").resolve(entry.getName());
        Files.createDirectories(file.getParent());
        left -= Files.copy(zip.getInputStream(entry), file);
      }
    }
  }

  private void copy(Path tree) throws IOException {
    if (!Files.isDirectory(tree)) {
      return;
    }
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (left <= 0) {
              return FileVisitResult.TERMINATE;
            }
            if (attributes.isRegularFile() && attributes.size() < LARGEST_FILE_BYTES) {
              var copy = target.resolve(file.toString().substring(1));
              if (Files.exists(copy, LinkOption.NOFOLLOW_LINKS)) {
                return FileVisitResult.CONTINUE; // a JDK that lies below /usr/lib
              }
              Files.createDirectories(copy.getParent());
              Files.copy(file, copy, LinkOption.NOFOLLOW_LINKS);
              left -= attributes.size();
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
