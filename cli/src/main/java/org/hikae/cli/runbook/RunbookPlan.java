package org.hikae.cli.runbook;

import java.io.IOException;
import java.util.Map;
import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.remote.Showing;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `hikae runbook plan`: what a runbook comes to, bound to a service as things stand now.
@Command(name = "plan", mixinStandardHelpOptions = true)
final class RunbookPlan extends Showing {
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

  RunbookPlan(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected JsonNode answer(OrchestratorClient client) throws IOException {
    var occasion = drill ? "drill" : "incident";
    return client.post(
        ApiPath.of("plans"), Map.of("service", service, "runbook", runbook, "occasion", occasion));
  }

  @Override
  protected void print(JsonNode plan) {
    terminal.out().print(plan.path("text").asString(""));
  }
}
