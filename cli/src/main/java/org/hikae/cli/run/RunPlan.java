package org.hikae.cli.run;

import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.remote.Showing;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// `plan`: what would be done now. Nothing is done.
@Command(name = "plan", mixinStandardHelpOptions = true)
final class RunPlan extends Showing {
  @ParentCommand
  @SuppressWarnings("NullAway.Init")
  private Undertaking undertaking;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Wish wish;

  RunPlan(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected JsonNode answer(OrchestratorClient client) throws Exception {
    return client.post(ApiPath.of("plans"), wish.order(undertaking));
  }

  @Override
  protected void print(JsonNode plan) {
    terminal.out().print(plan.path("text").asString(""));
  }
}
