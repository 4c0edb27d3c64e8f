package org.hikae.cli.run;

import java.util.Map;
import java.util.concurrent.Callable;
import org.hikae.cli.remote.Connection;
import org.hikae.cli.terminal.Consent;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `abort`: ends a run. A drill is cleaned up; an incident stops where it is.
@Command(name = "abort", mixinStandardHelpOptions = true)
final class RunAbort implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Consent consent;

  @Parameters(index = "0", paramLabel = "RUN", descriptionKey = "run.id")
  @SuppressWarnings("NullAway.Init")
  private String run;

  @Option(names = "--note", paramLabel = "TEXT", defaultValue = "", descriptionKey = "run.note")
  @SuppressWarnings("NullAway.Init")
  private String note;

  RunAbort(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      var known = client.get("/api/v1/runs/" + run);
      new RunSummary(terminal).printSteps(known);
      if (consent.onlyShow()) {
        return 0;
      }
      consent.require(terminal);
      client.post("/api/v1/runs/" + run + "/abort", Map.of("note", note));
      terminal.say("run.aborted", run);
    }
    return 0;
  }
}
