package org.hikae.cli.job;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.remote.Showing;
import org.hikae.cli.terminal.Terminal;
import org.hikae.cli.vault.TypedMoment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `hold`: keeps a point of a vault whatever a rule says, until it is released or a date.
@Command(name = "hold", mixinStandardHelpOptions = true)
final class RetentionHold extends Showing {
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

  RetentionHold(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected JsonNode answer(OrchestratorClient client) throws IOException {
    var order = new HashMap<String, Object>();
    order.put("service", point.service());
    order.put("mark", point.mark());
    order.put("reason", reason);
    if (until != null) {
      order.put("until", until.toString());
    }
    return client.post(vault.path("holds"), order);
  }

  @Override
  protected void print(JsonNode done) {
    terminal.say("retention.held", point.mark(), vault.name(), reason);
  }
}
