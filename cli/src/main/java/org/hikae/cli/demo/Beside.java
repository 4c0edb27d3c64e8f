package org.hikae.cli.demo;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Work that goes on beside the acts.
final class Beside implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  <T> Future<T> start(Callable<T> work) {
    return threads.submit(work);
  }

  /// Its result, or what kept it from one.
  static <T> T resultOf(Future<T> work) throws IOException {
    try {
      return work.get();
    } catch (ExecutionException e) {
      var cause = e.getCause();
      if (cause instanceof IOException failure) {
        throw failure;
      }
      throw new DemoFailure(String.valueOf(cause), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoFailure("interrupted", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
