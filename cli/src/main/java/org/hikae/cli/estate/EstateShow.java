package org.hikae.cli.estate;

import java.io.IOException;
import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.remote.Showing;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `hikae estate show`: the document in force, or who changed it when.
@Command(name = "show", mixinStandardHelpOptions = true)
final class EstateShow extends Showing {
  @Option(names = "--history", descriptionKey = "estate.history")
  private boolean history;

  EstateShow(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected JsonNode answer(OrchestratorClient client) throws IOException {
    return client.get(history ? ApiPath.of("estate", "history") : ApiPath.of("estate"));
  }

  @Override
  protected void print(JsonNode answer) {
    if (history) {
      terminal.print(versions(answer).lines());
    } else {
      terminal.out().print(answer.path("document").asString(""));
    }
  }

  private Table versions(JsonNode answer) {
    var table =
        new Table(
            right("estate.version"), left("estate.at"), left("estate.by"), left("estate.why"));
    for (var version : answer) {
      table.row(
          version.path("version").asString("0"),
          version.path("at").asString(""),
          version.path("by").asString("–"),
          version.path("note").asString(""));
    }
    return table;
  }
}
