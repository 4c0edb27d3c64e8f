package org.hikae.cli.job;

import java.util.concurrent.Callable;
import org.hikae.cli.remote.Connection;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `list`: the newest runs of retention and what they came to.
@Command(name = "list", mixinStandardHelpOptions = true)
final class RetentionList implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  RetentionList(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      var jobs = client.get("/api/v1/jobs?kind=retention");
      if (json) {
        Json.print(terminal, jobs);
      } else if (jobs.isEmpty()) {
        terminal.say("retention.none");
      } else {
        terminal.print(new JobLines(terminal.words()).of(jobs));
      }
    }
    return 0;
  }
}
