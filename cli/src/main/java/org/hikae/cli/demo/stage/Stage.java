package org.hikae.cli.demo.stage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.hikae.cli.terminal.Terminal;

/// What the demo shows while it runs: what is done scrolls up, what is under way stands below it
/// and is redrawn, with a last line that says how the service's users are doing. Where output is
/// not a terminal, plain lines when something begins and ends.
public final class Stage implements AutoCloseable {
  private static final Duration REDRAW = Duration.ofMillis(100);

  private final Terminal terminal;
  private final ActLine lines;
  private final List<Act> underWay = new ArrayList<>();
  private final List<String> finished = new ArrayList<>();
  private final Thread painter;
  private final long began = System.nanoTime();
  private Supplier<String> footer = () -> "";
  private int drawn;
  private boolean closed;

  public Stage(Terminal terminal) {
    this.terminal = terminal;
    this.lines = new ActLine(terminal, began);
    this.painter = Thread.ofPlatform().daemon().name("stage").start(this::paint);
  }

  /// How long the demo has been running.
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /// What the last line says from now on.
  public synchronized void footer(Supplier<String> text) {
    footer = text;
  }

  /// A line of its own.
  public synchronized void print(String line) {
    if (terminal.live()) {
      finished.add(line);
    } else {
      terminal.err().println(line);
    }
  }

  /// A heading above what follows.
  public void heading(String number, String text) {
    print("");
    print(lines.heading(number, text));
  }

  public synchronized Act begin(String title) {
    var act = new Act(this, title, System.nanoTime());
    underWay.add(act);
    if (!terminal.live()) {
      terminal.err().println(lines.plainBeginning(act));
    }
    return act;
  }

  /// What ends once the stage is closed failed because of that: no news.
  synchronized void ended(Act act) {
    underWay.remove(act);
    if (closed) {
      return;
    }
    if (terminal.live()) {
      lines.ended(act).forEach(this::print);
    } else {
      print(lines.plainEnd(act));
    }
  }

  private void paint() {
    while (draw()) {
      LockSupport.parkNanos(REDRAW.toNanos());
    }
  }

  /// Draws once; false when the stage is closed.
  private synchronized boolean draw() {
    if (closed) {
      return false;
    }
    if (terminal.live()) {
      var text = new StringBuilder(erased());
      finished.forEach(line -> text.append(line).append('\n'));
      finished.clear();
      var live = live();
      live.forEach(line -> text.append(line).append('\n'));
      drawn = live.size();
      terminal.err().print(text);
      terminal.err().flush();
    }
    return true;
  }

  private List<String> live() {
    var live = new ArrayList<String>();
    underWay.forEach(act -> live.add(lines.of(act)));
    var last = footer.get();
    if (!last.isEmpty()) {
      live.add(lines.footer(last));
    }
    return live;
  }

  private String erased() {
    return drawn == 0 ? "\r" : "\r\033[" + drawn + "A\033[J";
  }

  /// Takes away what is under way; what is done stays.
  @Override
  public synchronized void close() {
    if (!closed) {
      underWay.clear();
      footer = () -> "";
      draw();
      closed = true;
      LockSupport.unpark(painter);
    }
  }
}
