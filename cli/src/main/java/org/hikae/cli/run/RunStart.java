package org.hikae.cli.run;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.Asking;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.terminal.Consent;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `run`: shows the plan, and carries it out once that is agreed; follows it to its end. Ctrl-C
/// stops the following, not the run.
@Command(name = "run", mixinStandardHelpOptions = true)
final class RunStart extends Asking {
  @ParentCommand
  @SuppressWarnings("NullAway.Init")
  private Undertaking undertaking;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Wish wish;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Consent consent;

  @Option(names = "--no-wait", descriptionKey = "run.no-wait")
  private boolean noWait;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  RunStart(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected void ask(OrchestratorClient client) throws Exception {
    var incident = incidentToApprove(client);
    if (incident.isPresent()) {
      approve(client, incident.get());
    } else {
      open(client);
    }
  }

  /// A failover of a service whose site was declared lost is the approval of that incident.
  private Optional<String> incidentToApprove(OrchestratorClient client) throws IOException {
    if (!undertaking.runbook().equals("site-loss")
        || !undertaking.occasion().equals("incident")
        || !wish.namesNothing()) {
      return Optional.empty();
    }
    return client
        .get(ApiPath.of("services"))
        .valueStream()
        .filter(service -> service.path("id").asString("").equals(wish.service()))
        .filter(service -> service.path("state").asString("").equals("AwaitingApproval"))
        .map(service -> service.path("incident").asString(""))
        .filter(incident -> !incident.isEmpty())
        .findFirst();
  }

  private void approve(OrchestratorClient client, String incident) throws Exception {
    show(client, json);
    if (consent.onlyShow()) {
      return;
    }
    consent.require(terminal);
    client.post(ApiPath.of("incidents", incident, "approve"), Map.of());
    follow(client, incident);
  }

  private void open(OrchestratorClient client) throws Exception {
    var drill = undertaking.occasion().equals("drill");
    show(client, json && !consent.onlyShow());
    if (consent.onlyShow()) {
      return;
    }
    if (!drill) {
      consent.require(terminal);
    }
    var opened = client.post(ApiPath.of("runs"), wish.order(undertaking));
    follow(client, opened.path("run").asString(""));
  }

  private void show(OrchestratorClient client, boolean silently) throws Exception {
    var plan = client.post(ApiPath.of("plans"), wish.order(undertaking));
    if (silently) {
      return;
    }
    if (json) {
      Json.print(terminal, plan);
    } else {
      terminal.out().print(plan.path("text").asString(""));
      terminal.out().println();
    }
  }

  private void follow(OrchestratorClient client, String run) throws Exception {
    if (noWait) {
      if (json) {
        Json.print(terminal, Map.of("run", run));
      } else {
        terminal.say("run.opened", run);
      }
      return;
    }
    if (!json) {
      terminal.say("run.opened", run);
    }
    new Following(terminal, client, json).toItsEnd(run);
  }
}
