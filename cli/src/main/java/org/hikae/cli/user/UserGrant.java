package org.hikae.cli.user;

import java.io.IOException;
import java.util.Map;
import org.hikae.cli.remote.Asking;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `grant`: sets what an account may do.
@Command(name = "grant", mixinStandardHelpOptions = true)
final class UserGrant extends Asking {
  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Account account;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Rights rights;

  UserGrant(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected void ask(OrchestratorClient client) throws IOException {
    client.post(account.path("rights"), Map.of("rights", rights.words()));
    terminal.say("users.granted", account.name(), String.join(" ", rights.words()));
  }
}
