package org.hikae.cli.job;

import java.util.ArrayList;
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
import tools.jackson.databind.JsonNode;

/// `run`: shows what would be deleted, has it deleted everywhere once that is agreed, and follows
/// it.
@Command(name = "run", mixinStandardHelpOptions = true)
final class HousekeepingRun implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Consent consent;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private JobManner manner;

  HousekeepingRun(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      show(client.get(HousekeepingPage.PATH));
      if (consent.onlyShow()) {
        return 0;
      }
      consent.require(terminal);
      var orders = client.post(HousekeepingPage.PATH, Map.of());
      if (manner.waits()) {
        follow(orders, new JobFollowing(terminal, client, manner));
      } else if (manner.json()) {
        Json.print(terminal, orders);
      } else {
        orders.forEach(order -> terminal.say("job.ordered", order.path("job").asString("")));
      }
    }
    return 0;
  }

  private void show(JsonNode plans) {
    if (!manner.json()) {
      terminal.print(new HousekeepingPage(terminal.words()).of(plans));
    } else if (consent.onlyShow()) {
      Json.print(terminal, plans);
    }
  }

  private void follow(JsonNode orders, JobFollowing following) throws Exception {
    var jobs = new ArrayList<JsonNode>();
    for (var order : orders) {
      var job = following.ended(order.path("job").asString(""));
      jobs.add(job);
      if (!manner.json()) {
        terminal.say("housekeeping.node", order.path("node").asString(""), result(job));
      }
    }
    if (manner.json()) {
      Json.print(terminal, jobs);
    }
    var failed = jobs.stream().filter(job -> !isDone(job)).count();
    if (failed > 0) {
      throw new Complaint(
          ExitStatus.RUN_FAILED,
          failed + " of " + jobs.size() + " nodes did not delete what is old",
          "look at their logs and run it again; nothing else depends on it.");
    }
  }

  private static boolean isDone(JsonNode job) {
    return job.path("state").asString("").equals("DONE");
  }

  private static String result(JsonNode job) {
    return job.path(isDone(job) ? "summary" : "error").asString("");
  }
}
