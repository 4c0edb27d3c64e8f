package org.hikae.cli.run;

import java.util.concurrent.Callable;
import org.hikae.cli.remote.Connection;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Quantities;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Table.Column;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `hikae forecast`: what a recovery would take if the service's site went now, and why that is
/// thought.
@Command(name = "forecast", mixinStandardHelpOptions = true)
public final class ForecastCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Parameters(index = "0", paramLabel = "SERVICE", descriptionKey = "run.service")
  @SuppressWarnings("NullAway.Init")
  private String service;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  ForecastCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      var forecast = client.get("/api/v1/services/" + service + "/forecast");
      if (json) {
        Json.print(terminal, forecast);
      } else {
        print(forecast);
      }
    }
    return 0;
  }

  private void print(JsonNode forecast) {
    var table =
        new Table(
            Column.left(say("run.segment")),
            Column.right("P50"),
            Column.right("P95"),
            Column.left(say("forecast.basis")));
    for (var part : forecast.path("parts")) {
      table.row(
          Told.in(terminal, part.path("title")),
          Quantities.span(part.path("p50Seconds").asDouble()),
          Quantities.span(part.path("p95Seconds").asDouble()),
          part.path("basis").asString(""));
    }
    terminal.print(table.lines());
    terminal.out().println();
    terminal.say(
        forecast.path("met").asBoolean() ? "forecast.within" : "forecast.beyond",
        service,
        Quantities.span(forecast.path("p50Seconds").asDouble()),
        Quantities.span(forecast.path("p95Seconds").asDouble()),
        Quantities.span(forecast.path("objectiveSeconds").asDouble()));
    if (!forecast.path("unmeasured").isEmpty()) {
      terminal.say("forecast.unmeasured", forecast.path("unmeasured").size());
    }
  }

  private String say(String key) {
    return terminal.words().say(key);
  }
}
