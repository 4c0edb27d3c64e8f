package org.hikae.cli.run;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hikae.cli.remote.Connection;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Quantities;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Table.Column;
import org.hikae.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `hikae history`: recoveries and their mean times, drills and incidents apart.
@Command(name = "history", mixinStandardHelpOptions = true)
public final class HistoryCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Parameters(index = "0", paramLabel = "SERVICE", arity = "0..1", descriptionKey = "run.service")
  private @Nullable String service;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  HistoryCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      var history = client.get("/api/v1/history" + (service == null ? "" : "?service=" + service));
      if (json) {
        Json.print(terminal, history);
      } else if (history.path("recoveries").isEmpty()) {
        terminal.say("history.none");
      } else {
        print(history);
      }
    }
    return 0;
  }

  private void print(JsonNode history) {
    var recoveries =
        new Table(
            Column.left(say("run.run")),
            Column.left(say("history.occasion")),
            Column.left(say("run.opened-at")),
            Column.right(say("run.took")),
            Column.left(say("history.verdict")));
    for (var each : history.path("recoveries")) {
      recoveries.row(
          each.path("run").asString(""),
          word(each.path("occasion")),
          each.path("at").asString(""),
          span(each.path("downtimeSeconds").asDouble()),
          say(
              !each.path("back").asBoolean()
                  ? "history.not-back"
                  : each.path("met").asBoolean() ? "history.met" : "history.missed"));
    }
    terminal.print(recoveries.lines());
    terminal.out().println();
    var means =
        new Table(
            Column.left(say("history.month")),
            Column.left(say("history.tier")),
            Column.left(say("history.occasion")),
            Column.right(say("history.count")),
            Column.right(say("history.mean")));
    for (var mean : history.path("meanTimes")) {
      means.row(
          mean.path("month").asString(""),
          word(mean.path("tier")),
          word(mean.path("occasion")),
          mean.path("recoveries").asString("0"),
          mean.path("recoveries").asInt() == 0 ? "–" : span(mean.path("meanSeconds").asDouble()));
    }
    terminal.print(means.lines());
  }

  private static String word(JsonNode word) {
    return word.asString("").toLowerCase(Locale.ROOT);
  }

  private static String span(double seconds) {
    return Quantities.span(Duration.ofMillis(Math.round(seconds * 1000)));
  }

  private String say(String key) {
    return terminal.words().say(key);
  }
}
