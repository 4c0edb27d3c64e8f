package org.hikae.cli.job;

import java.util.Map;
import java.util.concurrent.Callable;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.remote.Connection;
import org.hikae.cli.terminal.Consent;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `run`: shows the plan, has it carried out once that is agreed, and follows it. Where a choice of
/// somebody else waits for a second person, that is what is agreed to.
@Command(name = "run", mixinStandardHelpOptions = true)
final class RetentionRun implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private EstateVault vault;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Consent consent;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private JobManner manner;

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      defaultValue = "",
      descriptionKey = "retention.note")
  @SuppressWarnings("NullAway.Init")
  private String note;

  RetentionRun(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      var plan = client.get(vault.path("retention"));
      show(plan);
      if (consent.onlyShow()) {
        return 0;
      }
      consent.require(terminal);
      var order = Map.of("plan", chosen(plan), "note", note);
      var ordered = client.post(vault.path("retention"), order);
      if (!ordered.path("job").isNull()) {
        return new JobFollowing(terminal, client, manner).of(ordered);
      }
      if (manner.json()) {
        Json.print(terminal, ordered);
      }
      throw new Complaint(
          ExitStatus.WAITS_FOR_PERSON,
          "this forgets more than one person may decide: it waits for a second one",
          "have somebody else look at it: hikae retention run --vault " + vault.name());
    }
  }

  private void show(JsonNode plan) {
    if (!manner.json()) {
      terminal.print(new RetentionPage(terminal.words()).of(plan));
    } else if (consent.onlyShow()) {
      Json.print(terminal, plan);
    }
  }

  /// What waits, or else what the vault would forget now.
  private static String chosen(JsonNode plan) {
    var waiting = plan.path("proposal");
    return (waiting.isNull() ? plan : waiting).path("plan").asString("");
  }
}
