package org.hikae.vault.restore;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.hikae.vault.Progress;
import org.hikae.vault.backup.Failure;
import org.hikae.vault.file.LocalFiles;
import org.hikae.vault.index.BlobIndex;
import org.hikae.vault.key.Opened;

/// Brings planned pieces into their files, frame by frame in the order of packs, by several
/// threads.
final class Filling {
  /// While one waits for the store or the disk, another one works.
  private static final int THREADS_A_WORKER = 2;

  private final Opened vault;
  private final BlobIndex data;
  private final Path target;
  private final Dressing dressing;
  private final boolean namesCompared;
  private final Progress progress;
  private final long total;
  private final AtomicLong fetched = new AtomicLong();
  private final AtomicLong written = new AtomicLong();

  /// @param total what progress is measured against
  Filling(
      Opened vault,
      BlobIndex data,
      Path target,
      Dressing dressing,
      boolean namesCompared,
      Progress progress,
      long total) {
    this.vault = vault;
    this.data = data;
    this.target = target;
    this.dressing = dressing;
    this.namesCompared = namesCompared;
    this.progress = progress;
    this.total = total;
  }

  long fetchedBytes() {
    return fetched.get();
  }

  long writtenBytes() {
    return written.get();
  }

  /// Counts what would be fetched.
  void estimate(Plan plan) {
    var order = plan.inPackOrder();
    var starts = plan.frameStarts(order, data);
    for (var i = 0; i < starts.length - 1; i++) {
      fetched.addAndGet(data.address(data.frameOf(plan.blob(order[starts[i]]))).stored());
    }
  }

  void write(Plan plan) throws IOException {
    var order = plan.inPackOrder();
    var starts = plan.frameStarts(order, data);
    var next = new AtomicInteger();
    var failure = new Failure();
    var threads = new ArrayList<Thread>();
    for (var i = 0; i < vault.surroundings().workers() * THREADS_A_WORKER; i++) {
      threads.add(
          Thread.ofPlatform()
              .daemon()
              .name("hikae-restore-", i)
              .start(() -> write(plan, order, starts, next, failure)));
    }
    for (var thread : threads) {
      failure.await(() -> thread.join(Duration.ofMillis(100)) ? thread : null);
    }
    failure.rethrow();
  }

  private void write(Plan plan, int[] order, int[] starts, AtomicInteger next, Failure failure) {
    try (var writer = LocalFiles.writer(target);
        var frames =
            new FrameWriter(
                vault, data, plan, order, writer, dressing, namesCompared, fetched, written)) {
      for (var i = next.getAndIncrement();
          i < starts.length - 1 && !failure.happened();
          i = next.getAndIncrement()) {
        frames.write(starts[i], starts[i + 1]);
        progress.at("restoring", written.get(), total);
      }
    } catch (Throwable e) {
      failure.set(e);
    }
  }
}
