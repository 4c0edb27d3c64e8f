package org.hikae.cli.token;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.hikae.cli.remote.Connection;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Table.Column;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `list`: the tokens that are good.
@Command(name = "list", mixinStandardHelpOptions = true)
final class TokenList implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  TokenList(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      var tokens = client.get("/api/v1/tokens");
      if (json) {
        Json.print(terminal, tokens);
      } else if (tokens.isEmpty()) {
        terminal.say("token.none");
      } else {
        terminal.print(lines(tokens));
      }
    }
    return 0;
  }

  private List<String> lines(JsonNode tokens) {
    var table =
        new Table(
            Column.left(say("token.column.id")),
            Column.left(say("token.column.name")),
            Column.left(say("token.column.scopes")),
            Column.left(say("token.column.by")),
            Column.left(say("token.column.expires")));
    for (var token : tokens) {
      table.row(
          token.path("id").asString(""),
          token.path("name").asString(""),
          token
              .path("scopes")
              .valueStream()
              .map(JsonNode::asString)
              .collect(Collectors.joining(" ")),
          token.path("by").asString(""),
          token.path("expiresAt").asString("–"));
    }
    return table.lines();
  }

  private String say(String key) {
    return terminal.words().say(key);
  }
}
