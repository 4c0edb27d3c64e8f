package org.hikae.cli.estate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.remote.RequestRefused;
import org.hikae.cli.terminal.Terminal;
import org.hikae.domain.estate.EstateFile;
import tools.jackson.databind.JsonNode;

/// What a file would change of the estate in force, as the orchestrators see it.
///
/// @param answer theirs, as it came
record EstatePlan(String name, String document, JsonNode answer) {
  /// Asks for it. The file's mistakes are found here, without asking anybody.
  static EstatePlan of(Terminal terminal, OrchestratorClient client, Path file) throws Exception {
    EstateFile.read(file);
    var document = Files.readString(file);
    var name = file.toString();
    try {
      return new EstatePlan(
          name,
          document,
          client.post(ApiPath.of("estate", "plan"), Map.of("document", document, "name", name)));
    } catch (RequestRefused refused) {
      throw Mistakes.of(terminal, name, refused);
    }
  }

  long version() {
    return answer.path("version").asLong();
  }

  boolean isEmpty() {
    return answer.path("changes").isEmpty();
  }

  /// Puts it in force and returns the number of the version that it became.
  long adopt(OrchestratorClient client, String note) throws IOException {
    var order = Map.of("document", document, "name", name, "version", version(), "note", note);
    return client.post(ApiPath.of("estate"), order).path("version").asLong();
  }

  /// Prints the changes, grave ones marked, and what stands in the way.
  void print(Terminal terminal) {
    if (isEmpty()) {
      terminal.say("estate.same", name, version());
      return;
    }
    terminal.say("estate.changes", name, version());
    for (var change : answer.path("changes")) {
      terminal
          .out()
          .println(
              "  "
                  + change.path("line").asString("")
                  + (change.path("grave").asBoolean()
                      ? "   " + terminal.words().say("estate.grave")
                      : ""));
    }
    for (var obstacle : answer.path("obstacles")) {
      terminal.say("estate.obstacle", obstacle.asString(""));
    }
  }
}
