package org.hikae.cli.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.hikae.cli.demo.site.SiteProcesses;

/// Waits for what must come, and gives up when it does not or when a process that is needed is
/// gone.
final class Watch {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(150);

  private final List<SiteProcesses> needed;

  Watch(List<SiteProcesses> needed) {
    this.needed = List.copyOf(needed);
  }

  /// Looks, again and again; empty = not yet. Failing to look (nobody answers yet) is not yet, too.
  interface Look<T> {
    Optional<T> once() throws IOException;
  }

  <T> T until(String what, Duration patience, Look<T> look) throws IOException {
    var deadline = System.nanoTime() + patience.toNanos();
    IOException last = null;
    while (System.nanoTime() < deadline) {
      try {
        var seen = look.once();
        if (seen.isPresent()) {
          return seen.get();
        }
      } catch (DemoFailure failure) {
        throw failure;
      } catch (IOException notYet) {
        last = notYet;
      }
      requireAlive();
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      if (Thread.currentThread().isInterrupted()) {
        throw new DemoFailure("interrupted while waiting: " + what);
      }
    }
    var waited = what + " did not happen within " + patience.toSeconds() + " s";
    throw last == null
        ? new DemoFailure(waited)
        : new DemoFailure(waited + " (" + last.getMessage() + ")", last);
  }

  private void requireAlive() throws DemoFailure {
    for (var site : needed) {
      var failed = site.failed();
      if (failed != null) {
        throw new DemoFailure("the " + failed + " at " + site.site() + " has ended");
      }
    }
  }
}
