package org.hikae.cli.user;

import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.Listing;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/// `list`: who has an account.
@Command(name = "list", mixinStandardHelpOptions = true)
final class UserList extends Listing {
  UserList(Terminal terminal) {
    super(terminal, "users.none");
  }

  @Override
  protected ApiPath path() {
    return ApiPath.of("users");
  }

  @Override
  protected Table table(JsonNode users) {
    var table =
        new Table(
            left("users.column.name"),
            left("users.column.rights"),
            left("users.column.state"),
            left("users.column.by"));
    for (var user : users) {
      table.row(
          user.path("name").asString(""),
          inOne(user.path("rights")),
          say("users.state." + state(user)),
          user.path("by").asString(""));
    }
    return table;
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
}
