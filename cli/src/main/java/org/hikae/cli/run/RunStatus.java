package org.hikae.cli.run;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.hikae.cli.remote.Connection;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Table.Column;
import org.hikae.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `status`: the newest runs of this kind, or one of them step by step.
@Command(name = "status", mixinStandardHelpOptions = true)
final class RunStatus implements Callable<Integer> {
  private final Terminal terminal;

  @ParentCommand
  @SuppressWarnings("NullAway.Init")
  private Undertaking undertaking;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Parameters(index = "0", paramLabel = "RUN", arity = "0..1", descriptionKey = "run.id")
  private @Nullable String run;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  RunStatus(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      if (run != null) {
        one(client.get("/api/v1/runs/" + run));
      } else {
        all(client.get("/api/v1/runs"));
      }
    }
    return 0;
  }

  private void one(JsonNode known) {
    if (json) {
      Json.print(terminal, known);
      return;
    }
    var summary = new RunSummary(terminal);
    summary.printSteps(known);
    summary.print(known);
  }

  private void all(JsonNode runs) {
    var ours =
        runs.valueStream()
            .filter(
                each ->
                    undertaking.isOne(
                        each.path("runbook").asString(""), each.path("occasion").asString("")))
            .toList();
    if (json) {
      Json.print(terminal, ours);
      return;
    }
    if (ours.isEmpty()) {
      terminal.say("run.none");
      return;
    }
    var table =
        new Table(
            Column.left(say("run.run")),
            Column.left(say("run.opened-at")),
            Column.left(say("run.state")));
    for (var each : ours) {
      table.row(
          each.path("id").asString(""),
          each.path("openedAt").asString(""),
          each.path("state").asString("").toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    terminal.print(table.lines());
  }

  private String say(String key) {
    return terminal.words().say(key);
  }
}
