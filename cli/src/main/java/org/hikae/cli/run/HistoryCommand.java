package org.hikae.cli.run;

import java.util.Locale;
import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.Listing;
import org.hikae.cli.terminal.Quantities;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `hikae history`: recoveries and their mean times, drills and incidents apart.
@Command(name = "history", mixinStandardHelpOptions = true)
public final class HistoryCommand extends Listing {
  @Parameters(index = "0", paramLabel = "SERVICE", arity = "0..1", descriptionKey = "run.service")
  private @Nullable String service;

  HistoryCommand(Terminal terminal) {
    super(terminal, "history.none");
  }

  @Override
  protected ApiPath path() {
    return ApiPath.of("history").with("service", service);
  }

  @Override
  protected JsonNode listed(JsonNode history) {
    return history.path("recoveries");
  }

  @Override
  protected void print(JsonNode history) {
    super.print(history);
    if (!listed(history).isEmpty()) {
      terminal.out().println();
      terminal.print(means(history.path("meanTimes")).lines());
    }
  }

  @Override
  protected Table table(JsonNode recoveries) {
    var table =
        new Table(
            left("run.run"),
            left("history.occasion"),
            left("run.opened-at"),
            right("run.took"),
            left("history.verdict"));
    for (var each : recoveries) {
      table.row(
          each.path("run").asString(""),
          word(each.path("occasion")),
          each.path("at").asString(""),
          Quantities.span(each.path("downtimeSeconds").asDouble()),
          say(
              !each.path("back").asBoolean()
                  ? "history.not-back"
                  : each.path("met").asBoolean() ? "history.met" : "history.missed"));
    }
    return table;
  }

  private Table means(JsonNode meanTimes) {
    var table =
        new Table(
            left("history.month"),
            left("history.tier"),
            left("history.occasion"),
            right("history.count"),
            right("history.mean"));
    for (var mean : meanTimes) {
      table.row(
          mean.path("month").asString(""),
          word(mean.path("tier")),
          word(mean.path("occasion")),
          mean.path("recoveries").asString("0"),
          mean.path("recoveries").asInt() == 0
              ? "–"
              : Quantities.span(mean.path("meanSeconds").asDouble()));
    }
    return table;
  }

  private static String word(JsonNode word) {
    return word.asString("").toLowerCase(Locale.ROOT);
  }
}
