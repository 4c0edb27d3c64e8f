package org.hikae.cli.user;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hikae.cli.remote.Connection;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `disable`: lets nobody in by an account any more, and ends its sessions.
@Command(name = "disable", mixinStandardHelpOptions = true)
final class UserDisable implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "users.name")
  @SuppressWarnings("NullAway.Init")
  private String name;

  UserDisable(Terminal terminal) {
    this.terminal = terminal;
  }

  /// A name as a part of an address.
  static String path(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      client.post("/api/v1/users/" + path(name) + "/disable", Map.of());
      terminal.say("users.disabled", name);
    }
    return 0;
  }
}
