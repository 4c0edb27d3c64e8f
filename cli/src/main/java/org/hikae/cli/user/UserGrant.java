package org.hikae.cli.user;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hikae.cli.remote.Connection;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `grant`: sets what an account may do.
@Command(name = "grant", mixinStandardHelpOptions = true)
final class UserGrant implements Callable<Integer> {
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

  UserGrant(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      var words = Allowed.words(rights);
      client.post("/api/v1/users/" + UserDisable.path(name) + "/rights", Map.of("rights", words));
      terminal.say("users.granted", name, String.join(" ", words));
    }
    return 0;
  }
}
