package org.hikae.cli.job;

import java.util.concurrent.Callable;
import org.hikae.cli.remote.Connection;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `withdraw`: takes back a choice that waits for a second person.
@Command(name = "withdraw", mixinStandardHelpOptions = true)
final class RetentionWithdraw implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private EstateVault vault;

  RetentionWithdraw(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      client.delete(vault.path("retention"));
      terminal.say("retention.withdrawn", vault.name());
    }
    return 0;
  }
}
