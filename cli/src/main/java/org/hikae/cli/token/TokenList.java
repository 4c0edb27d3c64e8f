package org.hikae.cli.token;

import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.Listing;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/// `list`: the tokens that are good.
@Command(name = "list", mixinStandardHelpOptions = true)
final class TokenList extends Listing {
  TokenList(Terminal terminal) {
    super(terminal, "token.none");
  }

  @Override
  protected ApiPath path() {
    return ApiPath.of("tokens");
  }

  @Override
  protected Table table(JsonNode tokens) {
    var table =
        new Table(
            left("token.column.id"),
            left("token.column.name"),
            left("token.column.scopes"),
            left("token.column.by"),
            left("token.column.expires"));
    for (var token : tokens) {
      table.row(
          token.path("id").asString(""),
          token.path("name").asString(""),
          inOne(token.path("scopes")),
          token.path("by").asString(""),
          token.path("expiresAt").asString("–"));
    }
    return table;
  }
}
