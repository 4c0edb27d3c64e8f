package org.hikae.cli.terminal;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.hikae.vault.Progress;

/// Shows how a long piece of work is going: one line that is redrawn on a terminal, a plain line
/// now and then otherwise. Called from many threads; drawing happens on one of its own.
public final class ProgressLine implements Progress, AutoCloseable {
  private static final Duration REDRAW = Duration.ofMillis(150);
  private static final Duration PLAIN = Duration.ofSeconds(5);

  private final Terminal terminal;
  private final Thread painter;
  private volatile State state = new State("", 0, 0);
  private volatile boolean closed;
  private Pace pace = Pace.starting(System.nanoTime());
  private long plainAt = System.nanoTime();

  public ProgressLine(Terminal terminal) {
    this.terminal = terminal;
    this.painter = Thread.ofVirtual().name("progress").start(this::paint);
  }

  private record State(String doing, long done, long total) {}

  @Override
  public void at(String doing, long doneBytes, long totalBytes) {
    state = new State(doing, doneBytes, totalBytes);
  }

  private void paint() {
    while (!closed) {
      LockSupport.parkNanos(REDRAW.toNanos());
      if (!closed && !state.doing().isEmpty()) {
        draw();
      }
    }
  }

  private synchronized void draw() {
    var now = System.nanoTime();
    var at = state;
    pace = pace.after(now, at.done());
    if (terminal.live()) {
      var text = Width.cut(line(at, pace, terminal), terminal.columns().getAsInt() - 1);
      terminal.err().print("\r\033[K" + text);
      terminal.err().flush();
    } else if (now - plainAt >= PLAIN.toNanos()) {
      plainAt = now;
      terminal.err().println(line(at, pace, terminal));
    }
  }

  private static String line(State at, Pace pace, Terminal terminal) {
    var columns = terminal.live() ? terminal.columns().getAsInt() : 100;
    return BarText.of(
        terminal.words().sayOr("doing." + at.doing().replace(' ', '-'), at.doing()),
        at.done(),
        at.total(),
        pace.bytesPerSecond(),
        columns);
  }

  /// Takes the line away again.
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(painter);
    if (terminal.live()) {
      synchronized (this) {
        terminal.err().print("\r\033[K");
        terminal.err().flush();
      }
    }
  }
}
