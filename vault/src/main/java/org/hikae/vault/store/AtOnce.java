package org.hikae.vault.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Asks a store about many objects, some at the same time.
public final class AtOnce {
  private static final int REQUESTS = 16;

  private AtOnce() {}

  /// Those that the question is answered with yes for, in their order.
  public static <T> List<T> filter(Collection<T> all, Question<T> question) throws IOException {
    var answers = new ArrayList<Callable<Boolean>>();
    all.forEach(each -> answers.add(() -> question.ask(each)));
    var kept = new ArrayList<T>();
    var answered = run(answers).iterator();
    for (var each : all) {
      if (answered.next()) {
        kept.add(each);
      }
    }
    return kept;
  }

  /// Does something with each. What fails does not keep the others from being done.
  public static <T> void each(Collection<T> all, Work<T> work) throws IOException {
    var tasks = new ArrayList<Callable<Boolean>>();
    all.forEach(
        each ->
            tasks.add(
                () -> {
                  work.on(each);
                  return true;
                }));
    run(tasks);
  }

  private static List<Boolean> run(List<Callable<Boolean>> tasks) throws IOException {
    var threads = Thread.ofVirtual().factory();
    try (var pool = Executors.newFixedThreadPool(REQUESTS, threads)) {
      return results(pool.invokeAll(tasks));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while asking the store");
    }
  }

  private static List<Boolean> results(List<Future<Boolean>> futures)
      throws IOException, InterruptedException {
    var results = new ArrayList<Boolean>();
    for (var future : futures) {
      try {
        results.add(future.get());
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case IOException cause -> throw cause;
          case RuntimeException cause -> throw cause;
          case null, default -> throw new IOException(e);
        }
      }
    }
    return results;
  }

  /// A question about an object.
  @FunctionalInterface
  public interface Question<T> {
    boolean ask(T about) throws IOException;
  }

  /// What is done with an object.
  @FunctionalInterface
  public interface Work<T> {
    void on(T object) throws IOException;
  }
}
