package org.hikae.cli.user;

import java.io.IOException;
import java.util.Map;
import org.hikae.cli.remote.Asking;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `enable`: lets somebody in by an account again.
@Command(name = "enable", mixinStandardHelpOptions = true)
final class UserEnable extends Asking {
  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Account account;

  UserEnable(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected void ask(OrchestratorClient client) throws IOException {
    client.post(account.path("enable"), Map.of());
    terminal.say("users.enabled", account.name());
  }
}
