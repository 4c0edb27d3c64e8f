package org.hikae.cli.job;

import java.io.IOException;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.remote.Showing;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/// `plan`: what a vault would forget now, point by point, and why each goes or stays.
@Command(name = "plan", mixinStandardHelpOptions = true)
final class RetentionShow extends Showing {
  @Mixin
  @SuppressWarnings("NullAway.Init")
  private EstateVault vault;

  RetentionShow(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected JsonNode answer(OrchestratorClient client) throws IOException {
    return client.get(vault.path("retention"));
  }

  @Override
  protected void print(JsonNode plan) {
    terminal.print(new RetentionPage(terminal.words()).of(plan));
  }
}
