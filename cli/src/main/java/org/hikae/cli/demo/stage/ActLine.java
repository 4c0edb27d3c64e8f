package org.hikae.cli.demo.stage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hikae.cli.terminal.Paint;
import org.hikae.cli.terminal.Quantities;
import org.hikae.cli.terminal.Terminal;
import org.hikae.cli.terminal.Width;

/// The text of one act: clock, sign, title, what is told, and how long it took.
final class ActLine {
  private static final String[] TURNING = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};
  private static final int TITLE = 36;
  private static final int TITLE_WHERE_WIDE = 42;
  private static final int WIDE_COLUMNS = 120;
  private static final int TOOK = 9;
  private static final int MOST_COLUMNS = 160;

  /// Where the title begins: clock and sign stand before it.
  private static final int MARGIN = 13;

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

  /// For a terminal, while it is under way: one line, cut where it has to be.
  String of(Act act) {
    return line(act, Width.cut(act.lastNote(), told()));
  }

  /// For a terminal, once it has ended: what is told stands beside the title where it fits, and
  /// below it where it does not.
  List<String> ended(Act act) {
    if (Width.of(act.lastNote()) <= told()) {
      return List.of(of(act));
    }
    var lines = new ArrayList<>(List.of(line(act, "")));
    for (var below : Width.wrapped(act.lastNote(), columns() - MARGIN - 1)) {
      lines.add(" ".repeat(MARGIN) + paint.faint(below));
    }
    return lines;
  }

  /// A long title takes of the line what the note beside it leaves.
  private String line(Act act, String note) {
    var title = Width.cut(act.title(), titled() + Math.max(0, told() - Width.of(note)));
    var beyond = Math.max(0, Width.of(title) - titled());
    return "  "
        + paint.faint(clock(act))
        + "  "
        + sign(act)
        + " "
        + Width.padded(title, titled())
        + "  "
        + Width.padded(note, told() - beyond)
        + paint.faint("%9s".formatted(Quantities.span(act.took())));
  }

  private int titled() {
    var room = columns() - TOOK - MARGIN - 3;
    return Math.clamp(room, 4, columns() < WIDE_COLUMNS ? TITLE : TITLE_WHERE_WIDE);
  }

  private int told() {
    return Math.max(0, columns() - titled() - TOOK - MARGIN - 3);
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
