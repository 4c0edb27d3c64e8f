package org.hikae.cli.user;

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

/// `list`: who has an account.
@Command(name = "list", mixinStandardHelpOptions = true)
final class UserList implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  UserList(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      var users = client.get("/api/v1/users");
      if (json) {
        Json.print(terminal, users);
      } else if (users.isEmpty()) {
        terminal.say("users.none");
      } else {
        terminal.print(lines(users));
      }
    }
    return 0;
  }

  private List<String> lines(JsonNode users) {
    var table =
        new Table(
            Column.left(say("users.column.name")),
            Column.left(say("users.column.rights")),
            Column.left(say("users.column.state")),
            Column.left(say("users.column.by")));
    for (var user : users) {
      table.row(
          user.path("name").asString(""),
          user.path("rights")
              .valueStream()
              .map(JsonNode::asString)
              .collect(Collectors.joining(" ")),
          say("users.state." + state(user)),
          user.path("by").asString(""));
    }
    return table.lines();
  }

  private static String state(JsonNode user) {
    if (user.path("disabled").asBoolean()) {
      return "disabled";
    }
    if (user.path("breakGlass").asBoolean()) {
      return "glass";
    }
    if (user.path("mustChange").asBoolean()) {
      return "first";
    }
    return user.path("factor").asBoolean() ? "good" : "factor";
  }

  private String say(String key) {
    return terminal.words().say(key);
  }
}
