package org.hikae.cli.job;

import java.util.concurrent.Callable;
import org.hikae.cli.remote.Connection;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `release`: ends the holds of a point in a vault.
@Command(name = "release", mixinStandardHelpOptions = true)
final class RetentionRelease implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private EstateVault vault;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private EstatePoint point;

  RetentionRelease(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      client.delete(vault.path("holds/" + point.path()));
      terminal.say("retention.released", point.mark(), vault.name());
    }
    return 0;
  }
}
