package org.hikae.cli.run;

import java.util.Locale;
import org.hikae.cli.terminal.Facts;
import org.hikae.cli.terminal.Quantities;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Table.Column;
import org.hikae.cli.terminal.Terminal;
import tools.jackson.databind.JsonNode;

/// What a run came to, or how it stands: verdict, times by segment, and its steps when asked.
final class RunSummary {
  private final Terminal terminal;

  RunSummary(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(JsonNode run) {
    var outage = run.path("outage");
    var drill = run.path("occasion").asString("").equals("DRILL");
    var table =
        new Table(
            Column.left(say("run.segment")),
            Column.right(say("run.took")),
            Column.left(say("run.owner")));
    for (var segment : outage.path("segments")) {
      table.row(
          words(segment.path("title")),
          Quantities.span(segment.path("seconds").asDouble()),
          segment.path("owner").asString(""));
    }
    terminal.out().println();
    terminal.print(table.lines());
    terminal.out().println();
    terminal.print(
        new Facts(terminal.words())
            .add("run.state", state(run))
            .add(drill ? "run.would-take" : "run.downtime", against(outage))
            .add("run.from-point", run.path("point").path("mark").asString("–"))
            .lines());
  }

  /// Each step, one a line.
  void printSteps(JsonNode run) {
    var table =
        new Table(
            Column.left(say("run.step")),
            Column.left(say("run.state")),
            Column.right(say("run.took")),
            Column.left(say("run.said")));
    for (var step : run.path("steps")) {
      table.row(
          step.path("id").asString(""),
          step.path("state").asString("").toLowerCase(Locale.ROOT),
          step.path("seconds").isNumber() ? Quantities.span(step.path("seconds").asDouble()) : "",
          said(step));
    }
    terminal.print(table.lines());
  }

  private String said(JsonNode step) {
    var asks = step.path("asks");
    if (step.path("state").asString("").equals("RUNNING") && asks.isObject()) {
      return words(asks.path("instructions"))
          + (asks.path("fourEyes").asBoolean() ? " " + say("run.four-eyes") : "");
    }
    return Told.of(terminal, step);
  }

  private String state(JsonNode run) {
    var state = run.path("state").asString("").toLowerCase(Locale.ROOT).replace('_', '-');
    var because = run.path("because").asString("");
    return terminal.words().sayOr("run.state." + state, state)
        + (because.isEmpty() ? "" : ": " + because);
  }

  private String against(JsonNode outage) {
    var objective = outage.path("objectiveSeconds").asDouble();
    var took = outage.path("downtimeSeconds").asDouble();
    return terminal
        .words()
        .say(
            outage.path("met").asBoolean() ? "run.within" : "run.beyond",
            Quantities.span(took),
            Quantities.span(objective),
            Math.round(100 * took / objective));
  }

  private String words(JsonNode words) {
    return Told.in(terminal, words);
  }

  private String say(String key) {
    return terminal.words().say(key);
  }
}
