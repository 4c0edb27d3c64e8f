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

/// `list`: who reached what, granted or refused, newest first.
@Command(name = "list", mixinStandardHelpOptions = true)
final class AuditList implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Option(names = "--after", paramLabel = "TIME", descriptionKey = "audit.after")
  private @Nullable String after;

  @Option(names = "--until", paramLabel = "TIME", descriptionKey = "audit.until")
  private @Nullable String until;

  @Option(names = "--who", paramLabel = "NAME", descriptionKey = "audit.who")
  private @Nullable String who;

  @Option(names = "--from", paramLabel = "ADDRESS", descriptionKey = "audit.from")
  private @Nullable String from;

  @Option(names = "--what", paramLabel = "PATH", descriptionKey = "audit.what")
  private @Nullable String what;

  @Option(names = "--refused", descriptionKey = "audit.refused")
  private boolean refused;

  @Option(names = "--limit", paramLabel = "N", defaultValue = "100", descriptionKey = "audit.limit")
  private int limit;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  AuditList(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      var found = client.get("/api/v1/audit?" + query());
      var accesses = found.path("accesses");
      if (json) {
        Json.print(terminal, found);
        return 0;
      }
      if (accesses.isEmpty()) {
        terminal.say("audit.none");
      } else {
        terminal.print(lines(accesses));
      }
      if (!found.path("settled").asBoolean()) {
        terminal.err().println(say("audit.unsettled"));
      }
    }
    return 0;
  }

  private String query() {
    var query = new StringBuilder("limit=" + limit + "&refused=" + refused);
    with(query, "after", after);
    with(query, "until", until);
    with(query, "who", who);
    with(query, "from", from);
    with(query, "what", what);
    return query.toString();
  }

  private static void with(StringBuilder query, String name, @Nullable String value) {
    if (value != null) {
      query.append('&').append(name).append('=');
      query.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }

  private List<String> lines(JsonNode accesses) {
    var table =
        new Table(
            Column.left(say("audit.column.at")),
            Column.left(say("audit.column.who")),
            Column.left(say("audit.column.from")),
            Column.left(say("audit.column.what")),
            Column.left(say("audit.column.answer")),
            Column.right(say("audit.column.times")));
    for (var access : accesses) {
      table.row(
          access.path("at").asString(""),
          access.path("who").asString(""),
          access.path("from").asString(""),
          access.path("method").asString("") + " " + access.path("path").asString(""),
          answer(access),
          access.path("times").asString(""));
    }
    return table.lines();
  }

  private String answer(JsonNode access) {
    var status = access.path("status").asInt();
    if (status == 0) {
      return say("audit.unknown");
    }
    return access.path("refused").asBoolean()
        ? say("audit.turned", status)
        : say(status < 400 ? "audit.granted" : "audit.failed", status);
  }

  private String say(String key, Object... values) {
    return terminal.words().say(key, values);
  }
}
