package org.hikae.cli.estate;

import java.nio.file.Path;
import java.util.Map;
import org.hikae.cli.remote.Asking;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.terminal.Consent;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hikae estate apply`: puts a file in force, once its plan was shown.
@Command(name = "apply", mixinStandardHelpOptions = true)
final class EstateApply extends Asking {
  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Consent consent;

  @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "estate.file")
  @SuppressWarnings("NullAway.Init")
  private Path file;

  @Option(names = "--note", paramLabel = "TEXT", defaultValue = "", descriptionKey = "estate.note")
  @SuppressWarnings("NullAway.Init")
  private String note;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  EstateApply(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected void ask(OrchestratorClient client) throws Exception {
    var plan = EstatePlan.of(terminal, client, file);
    if (!json) {
      plan.print(terminal);
    }
    if (consent.onlyShow() || plan.isEmpty()) {
      if (json) {
        Json.print(terminal, plan.answer());
      }
      return;
    }
    consent.require(terminal);
    var version = plan.adopt(client, note);
    if (json) {
      Json.print(terminal, Map.of("version", version, "changes", plan.answer().path("changes")));
    } else {
      terminal.say("estate.applied", version);
    }
  }
}
