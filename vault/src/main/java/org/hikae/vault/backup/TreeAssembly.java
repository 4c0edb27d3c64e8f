package org.hikae.vault.backup;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.hikae.vault.format.BlobName;
import org.hikae.vault.pack.PackKind;
import org.hikae.vault.tree.TreeWriter;

/// Writes the tree, folder by folder in order, each as soon as its files have been read. Holds back
/// the walk while too many entries wait.
final class TreeAssembly implements AutoCloseable {
  private static final int MOST_WAITING = 1 << 16;
  private final Deposit deposit;
  private final Failure failure;
  private final LinkedBlockingQueue<Optional<PlannedFolder>> folders = new LinkedBlockingQueue<>();
  private final Semaphore room = new Semaphore(MOST_WAITING);
  private final Thread thread;
  private volatile Assembled assembled = new Assembled(List.of(), 0, 0);

  /// The finished tree.
  record Assembled(List<BlobName> tree, long entries, long bytes) {}

  TreeAssembly(Deposit deposit, Failure failure) {
    this.deposit = deposit;
    this.failure = failure;
    this.thread = Thread.ofPlatform().daemon().name("hikae-tree").start(this::run);
  }

  /// Whether a folder of this many entries could be added without waiting.
  boolean hasRoomFor(int entries) {
    return room.availablePermits() >= permits(entries);
  }

  void add(PlannedFolder folder) throws IOException {
    var permits = permits(folder.entries().size());
    failure.await(() -> room.tryAcquire(permits, 100, TimeUnit.MILLISECONDS) ? folder : null);
    folders.add(Optional.of(folder));
  }

  private static int permits(int entries) {
    return Math.min(entries + 1, MOST_WAITING);
  }

  Assembled finish() throws IOException {
    folders.add(Optional.empty());
    failure.await(() -> thread.join(Duration.ofMillis(100)) ? thread : null);
    failure.rethrow();
    return assembled;
  }

  private void run() {
    try (var lane = deposit.lane(PackKind.TREE)) {
      var tree = new TreeWriter((bytes, count) -> lane.store(bytes, 0, count));
      for (var folder = next(); folder.isPresent(); folder = next()) {
        write(folder.get(), tree);
        room.release(permits(folder.get().entries().size()));
      }
      var names = tree.finish();
      lane.flush();
      assembled = new Assembled(names, tree.entries(), tree.bytes());
    } catch (Throwable e) {
      failure.set(e);
    }
  }

  private Optional<PlannedFolder> next() throws IOException {
    return failure.await(() -> folders.poll(100, TimeUnit.MILLISECONDS));
  }

  private void write(PlannedFolder folder, TreeWriter tree) throws IOException {
    failure.await(() -> folder.await() ? folder : null);
    tree.folder(folder.folder());
    for (var planned : folder.entries()) {
      var entry = planned.entry();
      if (entry.isPresent()) {
        tree.entry(entry.get());
      }
    }
  }

  /// Ends the thread, whatever it is doing.
  @Override
  public void close() {
    if (thread.isAlive()) {
      failure.set(new IOException("the run was given up"));
    }
  }
}
