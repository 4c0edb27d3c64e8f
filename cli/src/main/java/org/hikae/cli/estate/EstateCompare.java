package org.hikae.cli.estate;

import java.nio.file.Path;
import org.hikae.cli.remote.Asking;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hikae estate diff`: what a file would change of the estate in force.
@Command(name = "diff", mixinStandardHelpOptions = true)
final class EstateCompare extends Asking {
  @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "estate.file")
  @SuppressWarnings("NullAway.Init")
  private Path file;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  EstateCompare(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected void ask(OrchestratorClient client) throws Exception {
    var plan = EstatePlan.of(terminal, client, file);
    if (json) {
      Json.print(terminal, plan.answer());
    } else {
      plan.print(terminal);
    }
  }
}
