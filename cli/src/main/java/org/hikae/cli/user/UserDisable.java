package org.hikae.cli.user;

import java.io.IOException;
import java.util.Map;
import org.hikae.cli.remote.Asking;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `disable`: lets nobody in by an account any more, and ends its sessions.
@Command(name = "disable", mixinStandardHelpOptions = true)
final class UserDisable extends Asking {
  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Account account;

  UserDisable(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected void ask(OrchestratorClient client) throws IOException {
    client.post(account.path("disable"), Map.of());
    terminal.say("users.disabled", account.name());
  }
}
