package org.hikae.cli.remote;

import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// A command that shows what an orchestrator answers: to people in its own way, with `--json` as it
/// came.
public abstract class Showing extends Asking {
  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  protected Showing(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected void ask(OrchestratorClient client) throws Exception {
    var answer = answer(client);
    if (json) {
      Json.print(terminal, answer);
    } else {
      print(answer);
    }
  }

  /// What is shown.
  protected abstract JsonNode answer(OrchestratorClient client) throws Exception;

  /// Shows it to people.
  protected abstract void print(JsonNode answer);
}
