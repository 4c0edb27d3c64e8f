import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/// Pages of 8 KiB as a database writes them: a header, rows of numbers, words and hashes, some
/// room.
final class Pages {
  private static final int PAGE_BYTES = 8192;

  private Pages() {}

  static void write(Path file, long bytes, Random random) throws IOException {
    try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      for (var number = 0L; number * PAGE_BYTES < bytes; number++) {
        out.write(page(number, random));
      }
    }
  }

  /// Writes some pages anew where they are.
  static void edit(Path file, double share, Random random) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var pages = channel.size() / PAGE_BYTES;
      for (var i = 0L; i < pages * share; i++) {
        var number = random.nextLong(pages);
        channel.write(ByteBuffer.wrap(page(number, random)), number * PAGE_BYTES);
      }
    }
  }

  private static byte[] page(long number, Random random) {
    var page = ByteBuffer.allocate(PAGE_BYTES);
    page.putLong(random.nextLong()).putLong(number).putLong(0);
    var hash = new byte[16];
    while (page.remaining() > 1024) {
      random.nextBytes(hash);
      page.putLong(number * 50).putInt(random.nextInt(1000)).putInt(0).put(hash);
      page.put(Words.some(100, random));
    }
    return page.array();
  }
}
