package org.hikae.cli.job;

import java.time.Instant;
import java.util.HashMap;
import java.util.concurrent.Callable;
import org.hikae.cli.remote.Connection;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import org.hikae.cli.vault.TypedMoment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hold`: keeps a point of a vault whatever a rule says, until it is released or a date.
@Command(name = "hold", mixinStandardHelpOptions = true)
final class RetentionHold implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private EstateVault vault;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private EstatePoint point;

  @Option(names = "--reason", paramLabel = "TEXT", required = true, descriptionKey = "hold.reason")
  @SuppressWarnings("NullAway.Init")
  private String reason;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      converter = TypedMoment.class,
      descriptionKey = "hold.until")
  private @Nullable Instant until;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  RetentionHold(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    var order = new HashMap<String, Object>();
    order.put("service", point.service());
    order.put("mark", point.mark());
    order.put("reason", reason);
    if (until != null) {
      order.put("until", until.toString());
    }
    try (var client = connection.open()) {
      var done = client.post(vault.path("holds"), order);
      if (json) {
        Json.print(terminal, done);
      } else {
        terminal.say("retention.held", point.mark(), vault.name(), reason);
      }
    }
    return 0;
  }
}
