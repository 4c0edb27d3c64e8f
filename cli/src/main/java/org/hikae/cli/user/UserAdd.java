package org.hikae.cli.user;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hikae.cli.remote.Connection;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `add`: makes an account and shows its first password, this once. Only the password goes to
/// standard output.
@Command(name = "add", mixinStandardHelpOptions = true)
final class UserAdd implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "users.name")
  @SuppressWarnings("NullAway.Init")
  private String name;

  @Option(
      names = "--right",
      paramLabel = "RIGHT",
      split = ",",
      required = true,
      descriptionKey = "users.right")
  private final List<Allowed> rights = new ArrayList<>();

  @Option(names = "--break-glass", descriptionKey = "users.glass")
  private boolean breakGlass;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  UserAdd(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      var order = Map.of("name", name, "rights", Allowed.words(rights), "breakGlass", breakGlass);
      var made = client.post("/api/v1/users", order);
      if (json) {
        Json.print(terminal, made);
      } else {
        terminal.out().println(made.path("password").asString(""));
        var said = breakGlass ? "users.made.glass" : "users.made";
        terminal.err().println(terminal.words().say(said, name));
      }
    }
    return 0;
  }
}
