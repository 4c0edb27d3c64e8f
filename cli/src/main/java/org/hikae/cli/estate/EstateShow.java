package org.hikae.cli.estate;

import java.util.concurrent.Callable;
import org.hikae.cli.remote.Connection;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Table.Column;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `hikae estate show`: the document in force, or who changed it when.
@Command(name = "show", mixinStandardHelpOptions = true)
final class EstateShow implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Option(names = "--history", descriptionKey = "estate.history")
  private boolean history;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  EstateShow(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      var answer = client.get(history ? "/api/v1/estate/history" : "/api/v1/estate");
      if (json) {
        Json.print(terminal, answer);
      } else if (history) {
        terminal.print(versions(answer).lines());
      } else {
        terminal.out().print(answer.path("document").asString(""));
      }
    }
    return 0;
  }

  private Table versions(JsonNode answer) {
    var table =
        new Table(
            Column.right(say("estate.version")),
            Column.left(say("estate.at")),
            Column.left(say("estate.by")),
            Column.left(say("estate.why")));
    for (var version : answer) {
      table.row(
          version.path("version").asString("0"),
          version.path("at").asString(""),
          version.path("by").asString("–"),
          version.path("note").asString(""));
    }
    return table;
  }

  private String say(String key) {
    return terminal.words().say(key);
  }
}
