package org.hikae.cli.user;

import java.util.Map;
import java.util.concurrent.Callable;
import org.hikae.cli.remote.Connection;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `reset`: gives an account a new first password, takes its second factor away, and ends its
/// sessions.
@Command(name = "reset", mixinStandardHelpOptions = true)
final class UserReset implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "users.name")
  @SuppressWarnings("NullAway.Init")
  private String name;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  UserReset(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      var reset = client.post("/api/v1/users/" + UserDisable.path(name) + "/reset", Map.of());
      if (json) {
        Json.print(terminal, reset);
      } else {
        terminal.out().println(reset.path("password").asString(""));
        terminal.err().println(terminal.words().say("users.made", name));
      }
    }
    return 0;
  }
}
