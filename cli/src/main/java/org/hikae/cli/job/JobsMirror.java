package org.hikae.cli.job;

import java.util.Map;
import org.hikae.cli.remote.Asking;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `mirror`: has a vault pull what it lacks of the one that it mirrors and follows that to its end.
/// Ctrl-C stops the following only.
@Command(name = "mirror", mixinStandardHelpOptions = true)
final class JobsMirror extends Asking {
  @Mixin
  @SuppressWarnings("NullAway.Init")
  private EstateVault vault;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private JobManner manner;

  JobsMirror(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected void ask(OrchestratorClient client) throws Exception {
    var order = client.post(vault.path("mirror"), Map.of());
    new JobFollowing(terminal, client, manner).follow(order);
  }
}
