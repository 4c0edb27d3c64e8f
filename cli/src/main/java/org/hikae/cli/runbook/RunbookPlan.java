package org.hikae.cli.runbook;

import java.util.Map;
import java.util.concurrent.Callable;
import org.hikae.cli.remote.Connection;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hikae runbook plan`: what a runbook comes to, bound to a service as things stand now.
@Command(name = "plan", mixinStandardHelpOptions = true)
final class RunbookPlan implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "runbook.name")
  @SuppressWarnings("NullAway.Init")
  private String runbook;

  @Option(
      names = "--service",
      paramLabel = "SERVICE",
      required = true,
      descriptionKey = "run.service")
  @SuppressWarnings("NullAway.Init")
  private String service;

  @Option(names = "--drill", descriptionKey = "runbook.drill")
  private boolean drill;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  RunbookPlan(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      var plan =
          client.post(
              "/api/v1/plans",
              Map.of(
                  "service",
                  service,
                  "runbook",
                  runbook,
                  "occasion",
                  drill ? "drill" : "incident"));
      if (json) {
        Json.print(terminal, plan);
      } else {
        terminal.out().print(plan.path("text").asString(""));
      }
    }
    return 0;
  }
}
