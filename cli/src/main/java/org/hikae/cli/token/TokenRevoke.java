package org.hikae.cli.token;

import java.io.IOException;
import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.Asking;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `revoke`: makes a token good for nothing.
@Command(name = "revoke", mixinStandardHelpOptions = true)
final class TokenRevoke extends Asking {
  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "token.id")
  @SuppressWarnings("NullAway.Init")
  private String id;

  TokenRevoke(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected void ask(OrchestratorClient client) throws IOException {
    client.delete(ApiPath.of("tokens", id));
    terminal.say("token.revoked", id);
  }
}
