package org.hikae.cli.run;

import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.Listing;
import org.hikae.cli.terminal.Quantities;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `hikae availability`: how much of the last days services answered their users.
@Command(name = "availability", mixinStandardHelpOptions = true)
public final class AvailabilityCommand extends Listing {
  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "30",
      descriptionKey = "availability.days")
  private int days;

  AvailabilityCommand(Terminal terminal) {
    super(terminal, "availability.none");
  }

  @Override
  protected ApiPath path() {
    return ApiPath.of("availability").with("days", days);
  }

  @Override
  protected Table table(JsonNode services) {
    var table =
        new Table(
            left("availability.service"),
            right("availability.share"),
            right("availability.target"),
            right("availability.away"),
            right("availability.seen"),
            left("availability.verdict"));
    for (var each : services) {
      table.row(
          each.path("service").asString(""),
          each.path("share").isNumber() ? percent(each.path("share").asDouble()) : "–",
          percent(each.path("target").asDouble()),
          Quantities.span(each.path("awaySeconds").asDouble()),
          Quantities.span(each.path("seenSeconds").asDouble()),
          say(
              !each.path("met").isBoolean()
                  ? "availability.unseen"
                  : each.path("met").asBoolean() ? "history.met" : "history.missed"));
    }
    return table;
  }

  /// What is short of everything is never rounded up to it.
  private static String percent(double share) {
    return "%.3f %%".formatted(Math.floor(100_000 * share + 1e-6) / 1000);
  }
}
