package org.hikae.vault.pack;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.hikae.vault.Parity;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.parity.Parities;
import org.hikae.vault.store.Store;
import org.jspecify.annotations.Nullable;

/// Names packs and puts them into the store behind the back of those who make them, one while the
/// next is made. Lends the buffers that packs are made in, so that there are two of a kind.
public final class Uploads implements AutoCloseable {
  private static final int AT_ONCE = 1;

  /// Told of each pack that is in the store.
  @FunctionalInterface
  public interface Arrival {
    void arrived(PackKind kind, FinishedPack pack) throws IOException;
  }

  private final Store store;
  private final Optional<Parity> parity;
  private final Arrival arrival;
  private final ExecutorService threads;
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final ConcurrentLinkedQueue<byte[]> buffers = new ConcurrentLinkedQueue<>();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final AtomicLong storedBytes = new AtomicLong();

  /// @param parity what each pack gets besides
  public Uploads(Store store, Optional<Parity> parity, Arrival arrival) {
    this.store = store;
    this.parity = parity;
    this.arrival = arrival;
    this.threads =
        Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().daemon().name("hikae-upload-", 0).factory());
  }

  /// A buffer to make a pack in, used before or new and of `count` bytes.
  byte[] buffer(int count) throws IOException {
    rethrow();
    var buffer = buffers.poll();
    return buffer == null ? new byte[count] : buffer;
  }

  void put(PackKind kind, byte[] buffer, int count, byte[] directory) throws IOException {
    acquire(1);
    threads.execute(
        () -> {
          try {
            if (failure.get() == null) {
              upload(kind, ByteBuffer.wrap(buffer, 0, count), ByteBuffer.wrap(directory));
            }
          } catch (Throwable e) {
            failure.compareAndSet(null, e);
          } finally {
            buffers.add(buffer);
            free.release();
          }
        });
    rethrow();
  }

  private void upload(PackKind kind, ByteBuffer content, ByteBuffer directory) throws IOException {
    var name = ObjectName.of(content);
    var size = content.remaining();
    store.put(Layout.pack(name), content.duplicate());
    storedBytes.addAndGet(size);
    if (parity.isPresent()) {
      storedBytes.addAndGet(new Parities(store).add(content, name, parity.get()));
    }
    arrival.arrived(kind, new FinishedPack(name, size, directory));
  }

  /// Waits until everything that was handed over is in the store.
  public void await() throws IOException {
    acquire(AT_ONCE);
    free.release(AT_ONCE);
    rethrow();
  }

  /// What was put into the store.
  public long storedBytes() {
    return storedBytes.get();
  }

  private void acquire(int permits) throws IOException {
    try {
      free.acquire(permits);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted(e);
    }
  }

  private void rethrow() throws IOException {
    var happened = failure.get();
    if (happened == null) {
      return; // as nearly always, and a switch over types is made when it is first come to
    }
    switch (happened) {
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IOException(e);
    }
  }

  private static InterruptedIOException interrupted(InterruptedException cause) {
    var e = new InterruptedIOException("interrupted while waiting for the store");
    e.initCause(cause);
    return e;
  }

  /// Lets what is under way end; what waits is dropped.
  @Override
  public void close() {
    failure.compareAndSet(null, new IOException("closed"));
    threads.shutdown();
    try {
      if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException _) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
