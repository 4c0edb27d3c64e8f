import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.hikae.vault.VaultSettings;
import org.hikae.vault.chunk.Chunker;
import org.hikae.vault.key.MasterKey;

/// What each stage of a backup costs alone on this machine: one thread, hot, on a sample of the
/// given data. Prints a table: GB of source a processor second, and the seconds for a GiB of it.
final class Floor {
  private static final int FRAME_BYTES = 1 << 20;
  private static final int MOST_FRAMES = 256;
  private static final int CHUNK = VaultSettings.DEFAULT.chunkAverageBytes();
  private static final int LEVEL = VaultSettings.DEFAULT.compressionLevel();

  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private final byte[] key = new byte[32];
  private final long sourceBytes;
  private List<byte[]> frames;
  private final Path scratch;
  private double secondsForAGib;

  private Floor(List<byte[]> frames, Path scratch) {
    this.frames = frames;
    this.sourceBytes = frames.stream().mapToLong(frame -> frame.length).sum();
    this.scratch = scratch;
  }

  public static void main(String... args) throws Exception {
    var slices = choose(Path.of(args[0]));
    var frames = read(slices);
    var floor = new Floor(frames, Path.of(args[1]));
    System.out.println("| stage | GB a cpu-s | cpu-s for a GiB |\n|---|--:|--:|");
    floor.measure("read, from the page cache", () -> read(slices));
    var chunker = new Chunker(MasterKey.random(new byte[16], new SecureRandom()), CHUNK);
    floor.measureEach("chunk", frame -> chunk(chunker, frame));
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(floor.key, "HmacSHA256"));
    floor.measureEach("name, HMAC-SHA-256", mac::doFinal);
    floor.measureEach("compress, zstd " + LEVEL, frame -> Zstd.compress(frame, LEVEL));
    floor.frames = frames.stream().map(Floor::packed).toList(); // what is left to seal and write
    for (var i = 0; i < 10_000; i++) {
      floor.seal(new byte[1024]); // the fast form of AES-GCM is compiled after many calls only
    }
    floor.measureEach("seal, AES-256-GCM", floor::seal);
    floor.measure("write", floor::write);
    System.out.printf("| all, one after the other | | %.2f |%n", floor.secondsForAGib);
  }

  /// A few hundred mebibytes from all over the data, as the pipeline takes them: large files in
  /// slices, small ones whole and gathered into frames.
  private static List<Slice> choose(Path data) throws IOException {
    var slices = new ArrayList<Slice>();
    try (var files = Files.walk(data)) {
      for (var file : files.filter(Floor::isFile).sorted().toList()) {
        var size = Files.size(file);
        for (var at = 0L; at < size; at += FRAME_BYTES) {
          slices.add(new Slice(file, at, (int) Math.min(FRAME_BYTES, size - at)));
        }
      }
    }
    var bytes = slices.stream().mapToLong(Slice::length).sum();
    var every = (int) Math.max(1, bytes / (MOST_FRAMES * (long) FRAME_BYTES));
    return IntStream.range(0, slices.size())
        .filter(i -> i % every == 0)
        .mapToObj(slices::get)
        .toList();
  }

  private static boolean isFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  private record Slice(Path file, long at, int length) {}

  private static List<byte[]> read(List<Slice> slices) throws IOException {
    var frames = new ArrayList<byte[]>();
    var frame = ByteBuffer.allocate(FRAME_BYTES);
    for (var slice : slices) {
      if (slice.length > frame.remaining()) {
        frames.add(Arrays.copyOf(frame.array(), frame.position()));
        frame.clear();
      }
      try (var file = FileChannel.open(slice.file)) {
        file.read(frame.slice(frame.position(), slice.length), slice.at);
        frame.position(frame.position() + slice.length);
      }
    }
    frames.add(Arrays.copyOf(frame.array(), frame.position()));
    return frames;
  }

  private static int chunk(Chunker chunker, byte[] frame) {
    var at = 0;
    while (at < frame.length) {
      at += chunker.cut(frame, at, frame.length);
    }
    return at;
  }

  private static byte[] packed(byte[] frame) {
    var packed = Zstd.compress(frame, LEVEL);
    return packed.length < frame.length ? packed : frame;
  }

  private byte[] seal(byte[] frame) throws GeneralSecurityException {
    var nonce = new byte[12];
    ByteBuffer.wrap(nonce).putLong(System.nanoTime());
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
    return cipher.doFinal(frame);
  }

  private Path write() throws IOException {
    try (var file =
        FileChannel.open(scratch, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (var frame : frames) {
        file.write(ByteBuffer.wrap(frame));
      }
      file.force(false);
    } finally {
      Files.deleteIfExists(scratch);
    }
    return scratch;
  }

  private void measureEach(String stage, Each each) throws Exception {
    measure(
        stage,
        () -> {
          Object last = stage;
          for (var frame : frames) {
            last = each.of(frame);
          }
          return last;
        });
  }

  /// Processor time and the best of three, so that it is hot and what others do hardly counts.
  private void measure(String stage, All all) throws Exception {
    var best = Long.MAX_VALUE;
    for (var i = 0; i < 3; i++) {
      var began = CLOCK.getCurrentThreadCpuTime();
      if (all.once() == null) {
        throw new IllegalStateException(stage + " came to nothing");
      }
      best = Math.min(best, CLOCK.getCurrentThreadCpuTime() - began);
    }
    var seconds = best / 1e9 * (1 << 30) / sourceBytes;
    secondsForAGib += seconds;
    System.out.printf("| %s | %.2f | %.2f |%n", stage, sourceBytes / (double) best, seconds);
  }

  private interface Each {
    Object of(byte[] frame) throws Exception;
  }

  private interface All {
    Object once() throws Exception;
  }
}
