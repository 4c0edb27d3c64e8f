import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.hikae.vault.chunk.Chunker;
import org.hikae.vault.key.MasterKey;

/// What each stage of a backup costs alone on this machine: one thread, hot, on a sample of the
/// given data. Prints a table of GB/s and of seconds for a GiB.
final class Floor {
  private static final int FRAME_BYTES = 1 << 20;
  private static final int MOST_FRAMES = 256;
  private static final int LEVEL = 3;

  private final byte[] key = new byte[32];
  private final List<byte[]> frames;
  private final Path scratch;
  private double secondsForAGib;

  private Floor(List<byte[]> frames, Path scratch) {
    this.frames = frames;
    this.scratch = scratch;
  }

  public static void main(String... args) throws Exception {
    var frames = sample(Path.of(args[0]));
    var floor = new Floor(frames, Path.of(args[1]));
    System.out.println("| stage | GB/s | s for a GiB |\n|---|--:|--:|");
    floor.measure("read, from the page cache", () -> sample(Path.of(args[0])));
    var chunker = new Chunker(MasterKey.random(new byte[16], new SecureRandom()), 64 << 10);
    floor.measureEach("chunk", frame -> chunk(chunker, frame));
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(floor.key, "HmacSHA256"));
    floor.measureEach("name, HMAC-SHA-256", mac::doFinal);
    floor.measureEach("compress, zstd " + LEVEL, frame -> Zstd.compress(frame, LEVEL));
    for (var i = 0; i < 10_000; i++) {
      floor.seal(new byte[1024]); // the fast form of AES-GCM is compiled after many calls only
    }
    floor.measureEach("seal, AES-256-GCM", floor::seal);
    floor.measure("write and force", floor::write);
    System.out.printf("| all, one after the other | | %.2f |%n", floor.secondsForAGib);
  }

  private static List<byte[]> sample(Path data) throws IOException {
    var frames = new ArrayList<byte[]>();
    try (var files = Files.walk(data)) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        try (var in = Files.newInputStream(file)) {
          for (var frame = in.readNBytes(FRAME_BYTES);
              frame.length > 0 && frames.size() < MOST_FRAMES;
              frame = in.readNBytes(FRAME_BYTES)) {
            frames.add(frame);
          }
        }
      }
    }
    return frames;
  }

  private static int chunk(Chunker chunker, byte[] frame) {
    var at = 0;
    while (at < frame.length) {
      at += chunker.cut(frame, at, frame.length);
    }
    return at;
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

  /// The best of three, so that it is hot and what others do hardly counts.
  private void measure(String stage, All all) throws Exception {
    var best = Long.MAX_VALUE;
    for (var i = 0; i < 3; i++) {
      var began = System.nanoTime();
      if (all.once() == null) {
        throw new IllegalStateException(stage + " came to nothing");
      }
      best = Math.min(best, System.nanoTime() - began);
    }
    var bytes = frames.stream().mapToLong(frame -> frame.length).sum();
    var seconds = best / 1e9 * (1 << 30) / bytes;
    secondsForAGib += seconds;
    System.out.printf("| %s | %.2f | %.2f |%n", stage, bytes / (double) best, seconds);
  }

  private interface Each {
    Object of(byte[] frame) throws Exception;
  }

  private interface All {
    Object once() throws Exception;
  }
}
