package org.hikae.cli.job;

import java.util.concurrent.Callable;
import org.hikae.cli.remote.Connection;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `plan`: what would be deleted now, where, and by which rule.
@Command(name = "plan", mixinStandardHelpOptions = true)
final class HousekeepingShow implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  HousekeepingShow(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      var plans = client.get(HousekeepingPage.PATH);
      if (json) {
        Json.print(terminal, plans);
      } else {
        terminal.print(new HousekeepingPage(terminal.words()).of(plans));
      }
    }
    return 0;
  }
}
