package org.hikae.vault.backup;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Shares numbered pieces of work among threads, each of which takes the next when it is done with
/// one. The first failure ends all.
public final class ManyHands {
  private ManyHands() {}

  /// What one thread works with; closed when there is nothing left.
  public interface Hand extends AutoCloseable {
    void take(int piece) throws IOException;

    /// What it has gathered is brought in, once there is nothing left.
    default void finish() throws IOException {}

    @Override
    void close();
  }

  /// Makes a thread's own tools.
  @FunctionalInterface
  public interface Recruiting {
    Hand recruit() throws IOException;
  }

  /// Work for which a thread needs nothing of its own.
  @FunctionalInterface
  public interface Piece {
    void take(int piece) throws IOException;
  }

  /// The same for work that needs no tools.
  public static void share(String names, int threads, int pieces, Piece work) throws IOException {
    share(names, threads, pieces, () -> new BareHand(work));
  }

  private record BareHand(Piece work) implements Hand {
    @Override
    public void take(int piece) throws IOException {
      work.take(piece);
    }

    @Override
    public void close() {}
  }

  /// Does pieces 0 to `pieces`, and returns when all are done.
  public static void share(String names, int threads, int pieces, Recruiting recruiting)
      throws IOException {
    var next = new AtomicInteger();
    var failure = new Failure();
    var working = new ArrayList<Thread>();
    for (var i = 0; i < Math.min(threads, pieces); i++) {
      working.add(
          Thread.ofPlatform()
              .daemon()
              .name(names, i)
              .start(() -> work(pieces, next, failure, recruiting)));
    }
    for (var thread : working) {
      failure.await(() -> thread.join(Duration.ofMillis(100)) ? thread : null);
    }
    failure.rethrow();
  }

  private static void work(int pieces, AtomicInteger next, Failure failure, Recruiting recruiting) {
    try (var hand = recruiting.recruit()) {
      for (var i = next.getAndIncrement();
          i < pieces && !failure.happened();
          i = next.getAndIncrement()) {
        hand.take(i);
      }
      hand.finish();
    } catch (Throwable e) {
      failure.set(e);
    }
  }
}
