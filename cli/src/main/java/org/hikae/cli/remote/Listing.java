package org.hikae.cli.remote;

import java.io.IOException;
import java.util.stream.Collectors;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Terminal;
import tools.jackson.databind.JsonNode;

/// A command that lists what an orchestrator has of a kind: a table, or a sentence when there is
/// none.
public abstract class Listing extends Showing {
  private final String none;

  /// @param none the key of what is said when there is nothing to list
  protected Listing(Terminal terminal, String none) {
    super(terminal);
    this.none = none;
  }

  @Override
  protected final JsonNode answer(OrchestratorClient client) throws IOException {
    return client.get(path());
  }

  @Override
  protected void print(JsonNode answer) {
    var listed = listed(answer);
    if (listed.isEmpty()) {
      terminal.say(none);
    } else {
      terminal.print(table(listed).lines());
    }
  }

  /// Where it is asked for.
  protected abstract ApiPath path();

  /// Which part of the answer is the list; the whole unless a command says otherwise.
  protected JsonNode listed(JsonNode answer) {
    return answer;
  }

  /// A row for each that is listed.
  protected abstract Table table(JsonNode listed);

  /// A list of words in one cell.
  protected static String inOne(JsonNode words) {
    return words.valueStream().map(JsonNode::asString).collect(Collectors.joining(" "));
  }
}
