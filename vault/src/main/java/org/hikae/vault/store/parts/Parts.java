package org.hikae.vault.store.parts;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// An object cut into parts of 16 MiB.
public final class Parts {
  /// Objects up to this size go in one request.
  public static final int PART_BYTES = 16 << 20;

  private Parts() {}

  /// Sends the parts at the same time and gives what became of them, in order. When one fails, so
  /// does the whole, once all have ended.
  public static <T> List<T> sendAll(ByteBuffer content, Sender<T> sender) throws IOException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks = new ArrayList<Callable<T>>();
      for (var part : cut(content)) {
        tasks.add(() -> sender.send(part));
      }
      return results(threads.invokeAll(tasks));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while sending");
    }
  }

  static List<Part> cut(ByteBuffer content) {
    var parts = new ArrayList<Part>();
    for (var at = 0; at < content.remaining(); at += PART_BYTES) {
      var length = Math.min(PART_BYTES, content.remaining() - at);
      var bytes = Part.whole(content.slice(content.position() + at, length)).content();
      parts.add(new Part(parts.size() + 1, bytes));
    }
    return parts;
  }

  private static <T> List<T> results(List<Future<T>> futures)
      throws IOException, InterruptedException {
    var results = new ArrayList<T>();
    for (var future : futures) {
      try {
        results.add(future.get());
      } catch (ExecutionException e) {
        throw rethrown(e);
      }
    }
    return results;
  }

  private static IOException rethrown(ExecutionException e) {
    return switch (e.getCause()) {
      case IOException cause -> cause;
      case RuntimeException cause -> throw cause;
      case null, default -> new IOException(e);
    };
  }

  /// Sends one part.
  @FunctionalInterface
  public interface Sender<T> {
    T send(Part part) throws IOException;
  }
}
