package org.hikae.cli.demo.stage;

import java.time.Duration;
import org.hikae.cli.terminal.Paint;
import org.hikae.cli.terminal.Quantities;
import org.hikae.cli.terminal.Terminal;
import org.hikae.cli.terminal.Width;

/// The text of one act: clock, sign, title, what is told, and how long it took.
final class ActLine {
  private static final String[] TURNING = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};
  private static final int TITLE = 36;
  private static final int TOOK = 9;
  private static final int MOST_COLUMNS = 118;

  private final Terminal terminal;
  private final Paint paint;
  private final long start;

  ActLine(Terminal terminal, long start) {
    this.terminal = terminal;
    this.paint = Paint.of(terminal);
    this.start = start;
  }

  String heading(String number, String text) {
    return "  " + paint.bold(number + "  " + text);
  }

  String footer(String text) {
    return "  " + paint.faint(Width.cut(text, columns() - 3));
  }

  /// For a terminal, whether it is under way or done.
  String of(Act act) {
    var told = columns() - TITLE - TOOK - 18;
    return "  "
        + paint.faint(clock(act))
        + "  "
        + sign(act)
        + " "
        + Width.padded(Width.cut(act.title(), TITLE), TITLE)
        + "  "
        + Width.padded(Width.cut(act.lastNote(), told), told)
        + paint.faint("%9s".formatted(Quantities.span(act.took())));
  }

  String plainBeginning(Act act) {
    return clock(act) + "  … " + act.title();
  }

  String plainEnd(Act act) {
    return clock(System.nanoTime())
        + (act.ending() == Act.Ending.WELL ? "  ✔ " : "  ✘ ")
        + act.title()
        + ": "
        + act.lastNote()
        + " ("
        + Quantities.span(act.took())
        + ")";
  }

  private String sign(Act act) {
    return switch (act.ending()) {
      case NONE -> paint.blue(TURNING[(int) (System.nanoTime() / 100_000_000 % TURNING.length)]);
      case WELL -> paint.green("✔");
      case BADLY -> paint.red("✘");
    };
  }

  private String clock(Act act) {
    return clock(act.began());
  }

  private String clock(long moment) {
    var at = Duration.ofNanos(moment - start);
    return "%02d:%02d.%d".formatted(at.toMinutes(), at.toSecondsPart(), at.toMillisPart() / 100);
  }

  private int columns() {
    return Math.min(MOST_COLUMNS, terminal.columns().getAsInt());
  }
}
