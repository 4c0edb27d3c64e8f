package org.hikae.cli.estate;

import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.Listing;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/// `hikae requirements`: every row of the operators' contract and how it stands here.
@Command(name = "requirements", mixinStandardHelpOptions = true)
public final class RequirementsCommand extends Listing {
  RequirementsCommand(Terminal terminal) {
    super(terminal, "requirements.none");
  }

  @Override
  protected ApiPath path() {
    return ApiPath.of("requirements");
  }

  @Override
  protected Table table(JsonNode rows) {
    var table =
        new Table(
            left("requirements.row"),
            left("requirements.name"),
            left("requirements.standing"),
            left("requirements.finding"));
    for (var row : rows) {
      table.row(
          row.path("id").asString(""),
          said(row.path("name")),
          say("requirements." + row.path("standing").asString("")),
          said(row.path("finding").isObject() ? row.path("finding") : row.path("note")));
    }
    return table;
  }

  private String said(JsonNode bilingual) {
    return bilingual.path(say("status.language")).asString("");
  }
}
