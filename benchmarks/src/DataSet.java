import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// What is backed up, and how it changes between two backups. The same for every tool.
sealed interface DataSet {
  String name();

  String describe();

  void make(Path folder) throws IOException;

  /// Changes it in place, differently in every round.
  void change(Path folder, int round) throws IOException;

  /// Real trees of this machine (the JDK, sources, programs), bytes that no one can compress, and
  /// pages of a database.
  record Mixed(long bytes) implements DataSet {
    @Override
    public String name() {
      return "mixed";
    }

    @Override
    public String describe() {
      return gib(bytes) + " mixed: source trees, binaries, incompressible, database pages";
    }

    @Override
    public void make(Path folder) throws IOException {
      var copied = RealTrees.copyInto(folder.resolve("trees"), bytes / 2);
      var random = new Random(1);
      var rest = bytes - copied;
      Files.createDirectories(folder.resolve("blobs"));
      for (var i = 0; i < 64; i++) {
        writeRandom(folder.resolve("blobs/" + i), rest * 2 / 5 / 64, random);
      }
      Files.createDirectories(folder.resolve("pages"));
      for (var i = 0; i < 16; i++) {
        Pages.write(folder.resolve("pages/" + i), rest * 3 / 5 / 16, random);
      }
    }

    /// Every fiftieth file of the trees gets a line more, 2 % of the pages change in place.
    @Override
    public void change(Path folder, int round) throws IOException {
      var random = new Random(round);
      appendToEvery(50, folder.resolve("trees"), random);
      for (var i = 0; i < 16; i++) {
        Pages.edit(folder.resolve("pages/" + i), 0.02, random);
      }
    }

    private static void writeRandom(Path file, long bytes, Random random) throws IOException {
      var buffer = new byte[1 << 16];
      try (var out = Files.newOutputStream(file)) {
        for (var left = bytes; left > 0; left -= buffer.length) {
          random.nextBytes(buffer);
          out.write(buffer, 0, (int) Math.min(left, buffer.length));
        }
      }
    }
  }

  /// Files of 1 to 8 KiB of words, a hundred in a folder.
  record SmallFiles(int count) implements DataSet {
    @Override
    public String name() {
      return "files";
    }

    @Override
    public String describe() {
      return "%,d small files".formatted(count);
    }

    @Override
    public void make(Path folder) throws IOException {
      var random = new Random(2);
      for (var i = 0; i < count; i++) {
        var below = folder.resolve("%03d/%02d".formatted(i / 10_000, i / 100 % 100));
        if (i % 100 == 0) {
          Files.createDirectories(below);
        }
        Files.write(below.resolve("file-" + i), Words.some(1024 + random.nextInt(7168), random));
      }
    }

    /// Every fiftieth file gets a line more.
    @Override
    public void change(Path folder, int round) throws IOException {
      appendToEvery(50, folder, new Random(round));
    }
  }

  /// One file of database pages.
  record OneFile(long bytes) implements DataSet {
    @Override
    public String name() {
      return "onefile";
    }

    @Override
    public String describe() {
      return "one file of " + gib(bytes);
    }

    @Override
    public void make(Path folder) throws IOException {
      Files.createDirectories(folder);
      Pages.write(folder.resolve("database"), bytes, new Random(3));
    }

    /// 2 % of the pages change in place, and in eight places some bytes are inserted.
    @Override
    public void change(Path folder, int round) throws IOException {
      var random = new Random(round);
      var file = folder.resolve("database");
      Pages.edit(file, 0.02, random);
      insert(file, 8, random);
    }

    private static void insert(Path file, int places, Random random) throws IOException {
      var longer = file.resolveSibling("longer");
      var size = Files.size(file);
      try (var in = FileChannel.open(file);
          var out = FileChannel.open(longer, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        for (var i = 0; i <= places; i++) {
          copy(in, size * i / (places + 1), size * (i + 1) / (places + 1), out);
          if (i < places) {
            out.write(ByteBuffer.wrap(Words.some(1 + random.nextInt(5000), random)));
          }
        }
      }
      Files.move(longer, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void copy(FileChannel in, long from, long to, FileChannel out)
        throws IOException {
      for (var at = from; at < to; ) {
        at += in.transferTo(at, to - at, out);
      }
    }
  }

  private static String gib(long bytes) {
    return "%.2f GiB".formatted(bytes / (double) (1 << 30));
  }

  private static void appendToEvery(int nth, Path tree, Random random) throws IOException {
    List<Path> files;
    try (Stream<Path> paths = Files.walk(tree)) {
      files =
          paths
              .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
              .sorted()
              .toList();
    }
    for (var i = random.nextInt(nth); i < files.size(); i += nth) {
      Files.write(files.get(i), Words.some(80, random), StandardOpenOption.APPEND);
    }
  }
}
