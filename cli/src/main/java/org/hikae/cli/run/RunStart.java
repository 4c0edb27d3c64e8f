package org.hikae.cli.run;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hikae.cli.remote.Connection;
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
final class RunStart implements Callable<Integer> {
  private final Terminal terminal;

  @ParentCommand
  @SuppressWarnings("NullAway.Init")
  private Undertaking undertaking;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

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
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      var incident = incidentToApprove(client);
      return incident.isPresent() ? approve(client, incident.get()) : open(client);
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
        .get("/api/v1/services")
        .valueStream()
        .filter(service -> service.path("id").asString("").equals(wish.service()))
        .filter(service -> service.path("state").asString("").equals("AwaitingApproval"))
        .map(service -> service.path("incident").asString(""))
        .filter(incident -> !incident.isEmpty())
        .findFirst();
  }

  private int approve(OrchestratorClient client, String incident) throws Exception {
    show(client, json);
    if (consent.onlyShow()) {
      return 0;
    }
    consent.require(terminal);
    client.post("/api/v1/incidents/" + incident + "/approve", Map.of());
    return follow(client, incident);
  }

  private int open(OrchestratorClient client) throws Exception {
    var drill = undertaking.occasion().equals("drill");
    show(client, json && !consent.onlyShow());
    if (consent.onlyShow()) {
      return 0;
    }
    if (!drill) {
      consent.require(terminal);
    }
    var opened = client.post("/api/v1/runs", wish.order(undertaking));
    return follow(client, opened.path("run").asString(""));
  }

  private void show(OrchestratorClient client, boolean silently) throws Exception {
    var plan = client.post("/api/v1/plans", wish.order(undertaking));
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

  private int follow(OrchestratorClient client, String run) throws Exception {
    if (noWait) {
      if (json) {
        Json.print(terminal, Map.of("run", run));
      } else {
        terminal.say("run.opened", run);
      }
      return 0;
    }
    if (!json) {
      terminal.say("run.opened", run);
    }
    return new Following(terminal, client, json).toItsEnd(run);
  }
}
