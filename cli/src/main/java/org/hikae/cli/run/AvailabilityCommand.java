package org.hikae.cli.run;

import java.time.Duration;
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
import tools.jackson.databind.JsonNode;

/// `hikae availability`: how much of the last days services answered their users.
@Command(name = "availability", mixinStandardHelpOptions = true)
public final class AvailabilityCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "30",
      descriptionKey = "availability.days")
  private int days;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  AvailabilityCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      var services = client.get("/api/v1/availability?days=" + days);
      if (json) {
        Json.print(terminal, services);
      } else if (services.isEmpty()) {
        terminal.say("availability.none");
      } else {
        print(services);
      }
    }
    return 0;
  }

  private void print(JsonNode services) {
    var table =
        new Table(
            Column.left(say("availability.service")),
            Column.right(say("availability.share")),
            Column.right(say("availability.target")),
            Column.right(say("availability.away")),
            Column.right(say("availability.seen")),
            Column.left(say("availability.verdict")));
    for (var each : services) {
      table.row(
          each.path("service").asString(""),
          each.path("share").isNumber() ? percent(each.path("share").asDouble()) : "–",
          percent(each.path("target").asDouble()),
          span(each.path("awaySeconds")),
          span(each.path("seenSeconds")),
          say(
              !each.path("met").isBoolean()
                  ? "availability.unseen"
                  : each.path("met").asBoolean() ? "history.met" : "history.missed"));
    }
    terminal.print(table.lines());
  }

  /// What is short of everything is never rounded up to it.
  private static String percent(double share) {
    return "%.3f %%".formatted(Math.floor(100_000 * share + 1e-6) / 1000);
  }

  private static String span(JsonNode seconds) {
    return Quantities.span(Duration.ofMillis(Math.round(seconds.asDouble() * 1000)));
  }

  private String say(String key) {
    return terminal.words().say(key);
  }
}
