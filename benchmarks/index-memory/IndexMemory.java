import java.util.ArrayList;
import java.util.SplittableRandom;
import org.hikae.vault.format.BlobName;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.index.BlobIndex;
import org.hikae.vault.pack.FrameTag;
import org.hikae.vault.pack.PackDirectory;
import org.hikae.vault.pack.PackKind;

/// Fills a [BlobIndex] as a vault of 64 KiB chunks would, and measures what it holds on to and how
/// quickly it finds what is there and what is not. Names are random, as keyed hashes are.
final class IndexMemory {
  private static final int FRAMES_A_PACK = 32;
  private static final int BLOBS_A_FRAME = 16;
  private static final int BLOB_BYTES = 64 << 10;
  private static final int LOOKUPS = 500_000;

  private IndexMemory() {}

  public static void main(String... args) {
    var blobs = args.length > 0 ? Integer.parseInt(args[0].replace("_", "")) : 10_000_000;
    var before = usedBytes();
    var began = System.nanoTime();
    var index = filled(blobs);
    var filledIn = (System.nanoTime() - began) / 1e9;
    var held = usedBytes() - before;
    System.out.printf("blobs                  %,12d%n", index.blobs());
    System.out.printf("bytes a blob           %12.1f%n", held / (double) index.blobs());
    System.out.printf("filled in              %12.1f s%n", filledIn);
    System.out.printf("found, a second        %,12d%n", lookups(index, blobs, 0));
    System.out.printf("not found, a second    %,12d%n", lookups(index, blobs, Long.MIN_VALUE));
  }

  private static BlobIndex filled(int blobs) {
    var index = new BlobIndex();
    var random = new SplittableRandom(1);
    for (var number = 0; number < blobs; ) {
      var frames = new ArrayList<PackDirectory.Frame>();
      for (var i = 0; i < FRAMES_A_PACK && number < blobs; i++) {
        var inFrame = new ArrayList<PackDirectory.Blob>();
        for (var k = 0; k < BLOBS_A_FRAME && number < blobs; k++) {
          inFrame.add(new PackDirectory.Blob(name(number++, 0), BLOB_BYTES));
        }
        var tag = new FrameTag(random.nextLong(), random.nextLong());
        frames.add(new PackDirectory.Frame(i << 19, 1 << 19, tag, inFrame));
      }
      var id = new byte[ObjectName.BYTES];
      random.nextBytes(id);
      index.add(
          new BlobIndex.Pack(new ObjectName(id), 16 << 20),
          new PackDirectory(PackKind.DATA, frames));
    }
    return index;
  }

  /// The name of a blob by its number, so that ten million need not be remembered beside the index.
  private static BlobName name(long number, long other) {
    var random = new SplittableRandom(number * 0x9E3779B97F4A7C15L ^ other);
    return new BlobName(
        random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }

  private static long lookups(BlobIndex index, int blobs, long other) {
    var random = new SplittableRandom(2);
    var best = Long.MAX_VALUE;
    for (var round = 0; round < 3; round++) {
      var names = new BlobName[LOOKUPS];
      for (var i = 0; i < names.length; i++) {
        names[i] = name(random.nextInt(blobs), other);
      }
      var began = System.nanoTime();
      for (var each : names) {
        if (index.contains(each) == (other != 0)) {
          throw new IllegalStateException("the index does not know its blobs");
        }
      }
      best = Math.min(best, (System.nanoTime() - began) / names.length);
    }
    return 1_000_000_000L / Math.max(1, best);
  }

  private static long usedBytes() {
    for (var i = 0; i < 3; i++) {
      System.gc();
    }
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
