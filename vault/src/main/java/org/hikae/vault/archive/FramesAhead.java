package org.hikae.vault.archive;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.hikae.vault.format.FormatException;
import org.hikae.vault.format.Layout;
import org.hikae.vault.format.SealedObject;
import org.hikae.vault.index.BlobIndex;
import org.hikae.vault.key.BlobNamer;
import org.hikae.vault.key.Opened;
import org.hikae.vault.pack.FrameReader;
import org.hikae.vault.tree.Content.Piece;

/// Reads blobs for somebody who needs them in a given order: fetches, opens and verifies the frames
/// that come next in threads of its own. At most [#HELD] frames are held, so memory is bounded
/// however the blobs lie. Asked by one thread.
final class FramesAhead implements AutoCloseable {
  private static final int HELD = 16;

  private final Opened vault;
  private final BlobIndex index;
  private final ExecutorService threads;
  private final Map<Integer, Held> held = new LinkedHashMap<>(HELD * 2, 0.75f, true);
  private final ConcurrentLinkedQueue<FrameReader> readers = new ConcurrentLinkedQueue<>();
  private final ThreadLocal<BlobNamer> namer;
  private final AtomicLong fetched = new AtomicLong();

  /// A frame that is there or on its way, and how many blobs of it are waited for.
  private static final class Held {
    private final CompletableFuture<byte[]> blobs;
    private int uses;

    Held(CompletableFuture<byte[]> blobs) {
      this.blobs = blobs;
    }
  }

  /// A blob on its way.
  final class Blob {
    private final Held frame;
    private final CompletableFuture<byte[]> verified;
    private final int from;
    private final int count;

    private Blob(Held frame, Piece piece, int blob) {
      this.frame = frame;
      this.from = index.offsetOf(blob);
      this.count = (int) piece.length();
      this.verified =
          frame.blobs.thenApplyAsync(bytes -> verified(bytes, from, count, piece, blob), threads);
      frame.uses++;
    }

    /// Waits for the blob and writes it; it is gone then.
    void into(ContentSink sink) throws IOException {
      try {
        sink.content(verified.join(), from, count);
      } catch (CompletionException e) {
        switch (e.getCause()) {
          case IOException cause -> throw cause;
          case RuntimeException cause -> throw cause;
          case Error cause -> throw cause;
          case null, default -> throw e;
        }
      } finally {
        frame.uses--;
      }
    }

    int count() {
      return count;
    }
  }

  FramesAhead(Opened vault, BlobIndex index) {
    this.vault = vault;
    this.index = index;
    this.namer = ThreadLocal.withInitial(vault.keys()::namer);
    this.threads =
        Executors.newFixedThreadPool(
            vault.surroundings().workers(),
            Thread.ofPlatform().daemon().name("hikae-export-", 0).factory());
  }

  /// Whether a blob can be asked for now; otherwise some that were asked for have to be taken
  /// first.
  boolean hasRoomFor(int blob) {
    return held.size() < HELD
        || held.containsKey(index.frameOf(blob))
        || held.values().stream().anyMatch(each -> each.uses == 0);
  }

  Blob ask(Piece piece, int blob) {
    var number = index.frameOf(blob);
    var frame = held.get(number);
    if (frame == null) {
      dropOne();
      frame = new Held(CompletableFuture.supplyAsync(() -> read(number), threads));
      held.put(number, frame);
    }
    return new Blob(frame, piece, blob);
  }

  private void dropOne() {
    if (held.size() >= HELD) {
      var unused = held.entrySet().stream().filter(each -> each.getValue().uses == 0).findFirst();
      held.remove(unused.orElseThrow().getKey());
    }
  }

  private byte[] read(int number) {
    var address = index.address(number);
    var key = Layout.pack(address.pack());
    var pooled = readers.poll();
    var reader = pooled == null ? new FrameReader(vault.keys()) : pooled;
    try {
      reader.open(vault.store().get(key, address.offset(), address.stored()), address.tag());
      fetched.addAndGet(address.stored());
      return Arrays.copyOfRange(reader.blobs(), reader.begin(), reader.begin() + reader.size());
    } catch (FormatException e) {
      throw new CompletionException(SealedObject.damaged(key, e));
    } catch (IOException e) {
      throw new CompletionException(e);
    } finally {
      readers.add(reader);
    }
  }

  private byte[] verified(byte[] frame, int from, int count, Piece piece, int blob) {
    if (from + count > frame.length || !namer.get().name(frame, from, count).equals(piece.name())) {
      var pack = Layout.pack(index.address(index.frameOf(blob)).pack());
      throw new CompletionException(
          SealedObject.damaged(pack, new FormatException("a blob is not what its name says")));
    }
    return frame;
  }

  long fetchedBytes() {
    return fetched.get();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      if (threads.awaitTermination(1, TimeUnit.MINUTES)) {
        readers.forEach(FrameReader::close);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
