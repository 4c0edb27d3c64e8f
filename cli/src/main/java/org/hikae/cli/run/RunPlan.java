package org.hikae.cli.run;

import java.util.concurrent.Callable;
import org.hikae.cli.remote.Connection;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `plan`: what would be done now. Nothing is done.
@Command(name = "plan", mixinStandardHelpOptions = true)
final class RunPlan implements Callable<Integer> {
  private final Terminal terminal;

  @ParentCommand
  @SuppressWarnings("NullAway.Init")
  private Undertaking undertaking;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Wish wish;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  RunPlan(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      var plan = client.post("/api/v1/plans", wish.order(undertaking));
      if (json) {
        Json.print(terminal, plan);
      } else {
        terminal.out().print(plan.path("text").asString(""));
      }
    }
    return 0;
  }
}
