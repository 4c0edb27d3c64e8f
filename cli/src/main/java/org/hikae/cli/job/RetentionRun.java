package org.hikae.cli.job;

import java.util.Map;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.remote.Asking;
import org.hikae.cli.remote.OrchestratorClient;
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
final class RetentionRun extends Asking {
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
    super(terminal);
  }

  @Override
  protected void ask(OrchestratorClient client) throws Exception {
    var plan = client.get(vault.path("retention"));
    show(plan);
    if (consent.onlyShow()) {
      return;
    }
    consent.require(terminal);
    var order = Map.of("plan", chosen(plan), "note", note);
    var ordered = client.post(vault.path("retention"), order);
    if (ordered.path("job").isNull()) {
      throw waits(ordered);
    }
    new JobFollowing(terminal, client, manner).follow(ordered);
  }

  private Complaint waits(JsonNode ordered) {
    if (manner.json()) {
      Json.print(terminal, ordered);
    }
    return new Complaint(
        ExitStatus.WAITS_FOR_PERSON,
        "this forgets more than one person may decide: it waits for a second one",
        "have somebody else look at it: hikae retention run --vault " + vault.name());
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
