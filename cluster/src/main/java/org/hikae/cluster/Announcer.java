package org.hikae.cluster;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells watchers about the states that something passes through, in order and from one thread; a
/// new watcher first hears the present one.
public final class Announcer<T> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

  private final ExecutorService crier;
  private final List<Consumer<T>> watchers = new CopyOnWriteArrayList<>();
  private volatile T present;

  public Announcer(String name, T present) {
    this.present = present;
    this.crier = Executors.newSingleThreadExecutor(Thread.ofVirtual().name(name).factory());
  }

  public T present() {
    return present;
  }

  /// Announces a new state; one that equals the present is no news.
  public synchronized void announce(T next) {
    if (!next.equals(present)) {
      present = next;
      submit(() -> watchers.forEach(watcher -> tell(watcher, next)));
    }
  }

  public synchronized void watch(Consumer<T> watcher) {
    var now = present;
    submit(
        () -> {
          watchers.add(watcher);
          tell(watcher, now);
        });
  }

  private void submit(Runnable news) {
    try {
      crier.execute(news);
    } catch (RejectedExecutionException e) {
      LOG.debug("nobody is told any more", e);
    }
  }

  private void tell(Consumer<T> watcher, T state) {
    try {
      watcher.accept(state);
    } catch (RuntimeException e) {
      LOG.error("a watcher failed on {}", state, e);
    }
  }

  @Override
  public void close() {
    crier.shutdownNow();
  }
}
