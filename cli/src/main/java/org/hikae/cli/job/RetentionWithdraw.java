package org.hikae.cli.job;

import java.io.IOException;
import org.hikae.cli.remote.Asking;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `withdraw`: takes back a choice that waits for a second person.
@Command(name = "withdraw", mixinStandardHelpOptions = true)
final class RetentionWithdraw extends Asking {
  @Mixin
  @SuppressWarnings("NullAway.Init")
  private EstateVault vault;

  RetentionWithdraw(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected void ask(OrchestratorClient client) throws IOException {
    client.delete(vault.path("retention"));
    terminal.say("retention.withdrawn", vault.name());
  }
}
