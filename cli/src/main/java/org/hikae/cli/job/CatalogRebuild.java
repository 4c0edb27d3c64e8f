package org.hikae.cli.job;

import java.util.ArrayList;
import java.util.Map;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.Asking;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/// `rebuild`: has every vault of the estate asked what it holds, and the catalog made of the
/// answers.
@Command(name = "rebuild", mixinStandardHelpOptions = true)
final class CatalogRebuild extends Asking {
  @Mixin
  @SuppressWarnings("NullAway.Init")
  private JobManner manner;

  CatalogRebuild(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected void ask(OrchestratorClient client) throws Exception {
    var orders = client.post(ApiPath.of("catalog", "rebuild"), Map.of());
    if (manner.waits()) {
      follow(orders, new JobFollowing(terminal, client, manner));
    } else if (manner.json()) {
      Json.print(terminal, orders);
    } else {
      orders.forEach(order -> terminal.say("job.ordered", order.path("job").asString("")));
    }
  }

  private void follow(JsonNode orders, JobFollowing following) throws Exception {
    var jobs = new ArrayList<JsonNode>();
    for (var order : orders) {
      var job = following.ended(order.path("job").asString(""));
      jobs.add(job);
      if (!manner.json()) {
        terminal.say("catalog.vault", order.path("vault").asString(""), result(job));
      }
    }
    if (manner.json()) {
      Json.print(terminal, jobs);
    } else if (jobs.isEmpty()) {
      terminal.say("catalog.none");
    }
    var failed = jobs.stream().filter(job -> !isDone(job)).count();
    if (failed > 0) {
      throw new Complaint(
          ExitStatus.RUN_FAILED,
          failed + " of " + jobs.size() + " vaults could not be asked.",
          "start their agents and run it again; what the catalog knows of those vaults stays.");
    }
  }

  private static boolean isDone(JsonNode job) {
    return job.path("state").asString("").equals("DONE");
  }

  private static String result(JsonNode job) {
    return job.path(isDone(job) ? "summary" : "error").asString("");
  }
}
