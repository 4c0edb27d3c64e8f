package org.hikae.cli.demo;

import static org.hikae.cli.terminal.Quantities.bytes;
import static org.hikae.cli.terminal.Quantities.count;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hikae.cli.terminal.Facts;
import org.hikae.cli.terminal.Paint;
import org.hikae.cli.terminal.Quantities;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Table.Column;
import org.hikae.cli.terminal.Terminal;
import org.hikae.cli.terminal.Words;
import tools.jackson.databind.JsonNode;

/// The demo's last page: where every second went, what was lost, what was compared.
final class OutcomePage {
  private static final int BAR = 40;
  private static final int MARGIN = 2;

  private final Terminal terminal;
  private final Words words;

  OutcomePage(Terminal terminal) {
    this.terminal = terminal;
    this.words = terminal.words();
  }

  void print(Outcome outcome) {
    var lines = new ArrayList<String>();
    lines.add("");
    lines.addAll(segments(outcome));
    lines.add("");
    lines.addAll(facts(outcome));
    lines.add("");
    lines.add(verdict(outcome));
    lines.forEach(line -> terminal.out().println("  " + line));
    terminal.out().flush();
  }

  private List<String> segments(Outcome outcome) {
    var table =
        new Table(
            Column.left(say("segment")),
            Column.right(say("segment.took")),
            Column.left(""),
            Column.left(say("segment.owner")));
    var whole = Math.max(1, outcome.downtime().toMillis());
    long before = 0;
    for (var segment : outcome.segments()) {
      var took = Outcome.seconds(segment.path("seconds"));
      table.row(
          title(segment),
          Quantities.span(took),
          bar(before, took.toMillis(), whole),
          owner(segment.path("owner").asString("")));
      before += took.toMillis();
    }
    table.row(say("downtime"), Quantities.span(outcome.downtime()), "", "");
    return table.lines();
  }

  private static String bar(long before, long took, long whole) {
    var from = (int) (before * BAR / whole);
    var to = (int) Math.max(from + 1, (before + took) * BAR / whole);
    return "·".repeat(Math.min(from, BAR - 1)) + "█".repeat(to - from);
  }

  private String title(JsonNode segment) {
    var title = segment.path("title");
    return title.path(words.locale().getLanguage()).asString(title.path("en").asString(""));
  }

  private String owner(String role) {
    return words.sayOr("demo.owner." + role, role);
  }

  private List<String> facts(Outcome outcome) {
    var comparison = outcome.comparison();
    var protection = outcome.protection();
    return new Facts(words)
        .add("demo.fact.downtime", downtime(outcome.downtime(), outcome.objective()))
        .add("demo.fact.users", Quantities.span(outcome.users()))
        .add(
            "demo.fact.loss",
            say(
                "loss.rows",
                count(comparison.lostCanaries()),
                count(comparison.restoredUpTo()),
                count(outcome.account().acknowledged())))
        .add(
            "demo.fact.compared",
            comparison.equal()
                ? say("compare.done", count(comparison.files()), count(comparison.rows()))
                : say(
                    "compare.failed",
                    comparison.differences().size(),
                    comparison.differences().getFirst()))
        .add(
            "demo.fact.bytes",
            say(
                "bytes",
                bytes(protection.readTwiceBytes()),
                bytes(protection.storedBytes()),
                "%.1f"
                    .formatted(
                        (double) protection.readTwiceBytes()
                            / Math.max(1, protection.storedBytes())),
                bytes(protection.mirroredBytes())))
        .add(
            "demo.fact.primary",
            outcome.primary().fenced()
                ? say("primary.fenced", outcome.primary().because())
                : say("primary.unfenced", count(outcome.primary().beyond())))
        .add("demo.fact.elapsed", Quantities.span(outcome.elapsed()))
        .add("demo.fact.report", outcome.report())
        .lines(terminal.live() ? terminal.columns().getAsInt() - 2 * MARGIN : Integer.MAX_VALUE);
  }

  private String downtime(Duration downtime, Duration objective) {
    return say(
        "downtime.against",
        Quantities.span(downtime),
        Quantities.span(objective),
        "%.1f".formatted(100.0 * downtime.toMillis() / Math.max(1, objective.toMillis())));
  }

  private String verdict(Outcome outcome) {
    var paint = Paint.of(terminal);
    return outcome.good()
        ? paint.green("✔ " + say("verdict.good"))
        : paint.red("✘ " + say("verdict.bad"));
  }

  private String say(String key, Object... values) {
    return words.say("demo." + key, values);
  }
}
