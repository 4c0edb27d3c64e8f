package org.hikae.cli.run;

import java.util.Map;
import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.Asking;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.terminal.Consent;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `abort`: ends a run. A drill is cleaned up; an incident stops where it is.
@Command(name = "abort", mixinStandardHelpOptions = true)
final class RunAbort extends Asking {
  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Consent consent;

  @Parameters(index = "0", paramLabel = "RUN", descriptionKey = "run.id")
  @SuppressWarnings("NullAway.Init")
  private String run;

  @Option(names = "--note", paramLabel = "TEXT", defaultValue = "", descriptionKey = "run.note")
  @SuppressWarnings("NullAway.Init")
  private String note;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  RunAbort(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected void ask(OrchestratorClient client) throws Exception {
    var known = client.get(ApiPath.of("runs", run));
    if (!json) {
      new RunSummary(terminal).printSteps(known);
    }
    if (!consent.onlyShow()) {
      consent.require(terminal);
      client.post(ApiPath.of("runs", run, "abort"), Map.of("note", note));
    }
    if (json) {
      Json.print(terminal, client.get(ApiPath.of("runs", run)));
    } else if (!consent.onlyShow()) {
      terminal.say("run.aborted", run);
    }
  }
}
