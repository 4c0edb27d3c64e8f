package org.hikae.cli.token;

import java.util.concurrent.Callable;
import org.hikae.cli.remote.Connection;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `revoke`: makes a token good for nothing.
@Command(name = "revoke", mixinStandardHelpOptions = true)
final class TokenRevoke implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "token.id")
  @SuppressWarnings("NullAway.Init")
  private String id;

  TokenRevoke(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      client.delete("/api/v1/tokens/" + id);
      terminal.say("token.revoked", id);
    }
    return 0;
  }
}
