package org.hikae.cli.job;

import java.util.concurrent.Callable;
import org.hikae.cli.remote.Connection;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `plan`: what a vault would forget now, point by point, and why each goes or stays.
@Command(name = "plan", mixinStandardHelpOptions = true)
final class RetentionShow implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private EstateVault vault;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  RetentionShow(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      var plan = client.get(vault.path("retention"));
      if (json) {
        Json.print(terminal, plan);
      } else {
        terminal.print(new RetentionPage(terminal.words()).of(plan));
      }
    }
    return 0;
  }
}
