package org.hikae.cli.audit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.hikae.cli.remote.Connection;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Table.Column;
import org.hikae.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `misuse`: what may be misuse among the accesses of a span.
@Command(name = "misuse", mixinStandardHelpOptions = true)
final class AuditMisuse implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Option(names = "--after", paramLabel = "TIME", descriptionKey = "audit.after")
  private @Nullable String after;

  @Option(names = "--until", paramLabel = "TIME", descriptionKey = "audit.until")
  private @Nullable String until;

  @Option(names = "--zone", paramLabel = "ZONE", descriptionKey = "audit.zone")
  private @Nullable String zone;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  AuditMisuse(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      var report = client.get("/api/v1/audit/misuse?" + query());
      if (json) {
        Json.print(terminal, report);
        return 0;
      }
      terminal.say(
          "audit.looked",
          report.path("looked").asLong(),
          report.path("after").asString(""),
          report.path("until").asString(""));
      if (report.path("suspicions").isEmpty()) {
        terminal.say("audit.calm");
      } else {
        terminal.print(lines(report.path("suspicions")));
      }
    }
    return 0;
  }

  private String query() {
    return part("after", after) + part("until", until) + part("zone", zone);
  }

  private static String part(String name, @Nullable String value) {
    return value == null ? "" : name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8) + "&";
  }

  private List<String> lines(JsonNode suspicions) {
    var table =
        new Table(
            Column.left(say("audit.column.who")),
            Column.left(say("audit.column.seen")),
            Column.left(say("audit.column.from")),
            Column.right(say("audit.column.times")),
            Column.left(say("audit.column.last")));
    for (var each : suspicions) {
      table.row(
          each.path("who").asString(""),
          each.path("sentence").path(say("notice.language")).asString(""),
          each.path("from").asString(""),
          each.path("times").asString(""),
          each.path("last").asString(""));
    }
    return table.lines();
  }

  private String say(String key) {
    return terminal.words().say(key);
  }
}
