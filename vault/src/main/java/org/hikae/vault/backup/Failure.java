package org.hikae.vault.backup;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The first thing that went wrong in any thread of a run; every thread stops for it.
public final class Failure {
  private final AtomicReference<@Nullable Throwable> first = new AtomicReference<>();

  public void set(Throwable e) {
    first.compareAndSet(null, e);
  }

  public boolean happened() {
    return first.get() != null;
  }

  public void rethrow() throws IOException {
    var happened = first.get();
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

  /// Waits for something, a little at a time, for as long as nothing goes wrong.
  public <T> T await(Attempt<T> attempt) throws IOException {
    try {
      while (true) {
        rethrow();
        var got = attempt.tryOnce();
        if (got != null) {
          return got;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      var interrupted = new InterruptedIOException("interrupted");
      interrupted.initCause(e);
      throw interrupted;
    }
  }

  /// One try that waits a bounded time; null when it was in vain.
  @FunctionalInterface
  public interface Attempt<T> {
    @Nullable T tryOnce() throws InterruptedException, IOException;
  }
}
