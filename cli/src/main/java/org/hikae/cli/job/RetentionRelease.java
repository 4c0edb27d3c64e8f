package org.hikae.cli.job;

import java.io.IOException;
import org.hikae.cli.remote.Asking;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `release`: ends the holds of a point in a vault.
@Command(name = "release", mixinStandardHelpOptions = true)
final class RetentionRelease extends Asking {
  @Mixin
  @SuppressWarnings("NullAway.Init")
  private EstateVault vault;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private EstatePoint point;

  RetentionRelease(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected void ask(OrchestratorClient client) throws IOException {
    client.delete(vault.path("holds", point.service(), point.mark()));
    terminal.say("retention.released", point.mark(), vault.name());
  }
}
