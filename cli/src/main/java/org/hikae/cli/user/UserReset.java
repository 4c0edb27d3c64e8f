package org.hikae.cli.user;

import java.io.IOException;
import java.util.Map;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.remote.Showing;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/// `reset`: gives an account a new first password, takes its second factor away, and ends its
/// sessions.
@Command(name = "reset", mixinStandardHelpOptions = true)
final class UserReset extends Showing {
  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Account account;

  UserReset(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected JsonNode answer(OrchestratorClient client) throws IOException {
    return client.post(account.path("reset"), Map.of());
  }

  @Override
  protected void print(JsonNode reset) {
    terminal.out().println(reset.path("password").asString(""));
    terminal.err().println(say("users.made", account.name()));
  }
}
