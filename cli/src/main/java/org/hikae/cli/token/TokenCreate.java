package org.hikae.cli.token;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hikae.cli.remote.Connection;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `create`: makes a token and shows it, this once. Only the token goes to standard output, so that
/// it can be led into a file.
@Command(name = "create", mixinStandardHelpOptions = true)
final class TokenCreate implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "token.name")
  @SuppressWarnings("NullAway.Init")
  private String name;

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      split = ",",
      required = true,
      descriptionKey = "token.scope")
  private final List<Scope> scopes = new ArrayList<>();

  @Option(names = "--days", paramLabel = "N", descriptionKey = "token.days")
  private @Nullable Integer days;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  /// What a token may do.
  enum Scope {
    READ,
    TEST,
    RUN,
    ADMIN;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  TokenCreate(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    var order = new HashMap<String, Object>();
    order.put("name", name);
    order.put("scopes", scopes.stream().map(Scope::toString).toList());
    if (days != null) {
      order.put("days", days);
    }
    try (var client = connection.open()) {
      var made = client.post("/api/v1/tokens", order);
      if (json) {
        Json.print(terminal, made);
      } else {
        terminal.out().println(made.path("token").asString(""));
        terminal.err().println(terminal.words().say("token.made", made.path("id").asString("")));
      }
    }
    return 0;
  }
}
