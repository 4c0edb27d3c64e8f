package org.hikae.cli.run;

import java.io.IOException;
import java.util.Locale;
import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.remote.Showing;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `status`: the newest runs of this kind, or one of them step by step.
@Command(name = "status", mixinStandardHelpOptions = true)
final class RunStatus extends Showing {
  @ParentCommand
  @SuppressWarnings("NullAway.Init")
  private Undertaking undertaking;

  @Parameters(index = "0", paramLabel = "RUN", arity = "0..1", descriptionKey = "run.id")
  private @Nullable String run;

  RunStatus(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected JsonNode answer(OrchestratorClient client) throws IOException {
    return run == null ? ours(client.get(ApiPath.of("runs"))) : client.get(ApiPath.of("runs", run));
  }

  private JsonNode ours(JsonNode runs) {
    var ours = Json.mapper().createArrayNode();
    runs.valueStream()
        .filter(
            each ->
                undertaking.isOne(
                    each.path("runbook").asString(""), each.path("occasion").asString("")))
        .forEach(ours::add);
    return ours;
  }

  @Override
  protected void print(JsonNode answer) {
    if (run == null) {
      all(answer);
    } else {
      one(answer);
    }
  }

  private void one(JsonNode known) {
    var summary = new RunSummary(terminal);
    summary.printSteps(known);
    summary.print(known);
  }

  private void all(JsonNode ours) {
    if (ours.isEmpty()) {
      terminal.say("run.none");
      return;
    }
    var table = new Table(left("run.run"), left("run.opened-at"), left("run.state"));
    for (var each : ours) {
      table.row(
          each.path("id").asString(""),
          each.path("openedAt").asString(""),
          each.path("state").asString("").toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    terminal.print(table.lines());
  }
}
