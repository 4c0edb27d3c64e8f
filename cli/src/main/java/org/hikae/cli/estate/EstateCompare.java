package org.hikae.cli.estate;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.hikae.cli.remote.Connection;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hikae estate diff`: what a file would change of the estate in force.
@Command(name = "diff", mixinStandardHelpOptions = true)
final class EstateCompare implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "estate.file")
  @SuppressWarnings("NullAway.Init")
  private Path file;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  EstateCompare(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      var plan = EstatePlan.of(terminal, client, file);
      if (json) {
        Json.print(terminal, plan.answer());
      } else {
        plan.print(terminal);
      }
    }
    return 0;
  }
}
