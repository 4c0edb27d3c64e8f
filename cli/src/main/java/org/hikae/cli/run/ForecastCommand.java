package org.hikae.cli.run;

import java.io.IOException;
import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.remote.Showing;
import org.hikae.cli.terminal.Quantities;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Table.Column;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `hikae forecast`: what a recovery would take if the service's site went now, and why that is
/// thought.
@Command(name = "forecast", mixinStandardHelpOptions = true)
public final class ForecastCommand extends Showing {
  @Parameters(index = "0", paramLabel = "SERVICE", descriptionKey = "run.service")
  @SuppressWarnings("NullAway.Init")
  private String service;

  ForecastCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected JsonNode answer(OrchestratorClient client) throws IOException {
    return client.get(ApiPath.of("services", service, "forecast"));
  }

  @Override
  protected void print(JsonNode forecast) {
    var table =
        new Table(
            left("run.segment"), Column.right("P50"), Column.right("P95"), left("forecast.basis"));
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
}
