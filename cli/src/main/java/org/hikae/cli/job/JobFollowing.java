package org.hikae.cli.job;

import java.io.IOException;
import java.time.Duration;
import org.hikae.cli.Complaint;
import org.hikae.cli.ExitStatus;
import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.remote.RequestRefused;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.ProgressLine;
import org.hikae.cli.terminal.Terminal;
import tools.jackson.databind.JsonNode;

/// Follows a job that was ordered to its end, whichever orchestrator leads meanwhile.
final class JobFollowing {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(300);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Terminal terminal;
  private final OrchestratorClient client;
  private final JobManner manner;

  JobFollowing(Terminal terminal, OrchestratorClient client, JobManner manner) {
    this.terminal = terminal;
    this.client = client;
    this.manner = manner;
  }

  /// Returns when the ordered job did what it was to do, or is not waited for; complains when it
  /// failed.
  void follow(JsonNode order) throws Exception {
    var id = order.path("job").asString("");
    if (!manner.json()) {
      terminal.say("job.ordered", id);
    } else if (!manner.waits()) {
      Json.print(terminal, order);
    }
    if (manner.waits()) {
      tell(ended(id));
    }
  }

  private void tell(JsonNode job) throws Complaint {
    if (manner.json()) {
      Json.print(terminal, job);
    }
    if (!job.path("state").asString("").equals("DONE")) {
      throw new Complaint(
          ExitStatus.RUN_FAILED,
          "job " + job.path("id").asString("") + " failed: " + job.path("error").asString(""),
          job.path("hint").asString("look at the log of the agent."));
    }
    if (!manner.json()) {
      terminal.say("job.done", job.path("summary").asString(""));
    }
  }

  /// The job once it has ended, however.
  JsonNode ended(String id) throws IOException, InterruptedException {
    var heard = System.nanoTime();
    try (var line = new ProgressLine(terminal)) {
      while (true) {
        try {
          var job = client.get(ApiPath.of("jobs", id));
          heard = System.nanoTime();
          if (!job.path("state").asString("").equals("RUNNING")) {
            return job;
          }
          job.path("progress").forEach(leg -> show(line, leg));
        } catch (RequestRefused e) {
          // An orchestrator that has not read the ledger so far yet does not know the job.
          if (e.status() != 404 || System.nanoTime() - heard > PATIENCE.toNanos()) {
            throw e;
          }
        } catch (IOException away) {
          if (System.nanoTime() - heard > PATIENCE.toNanos()) {
            throw away;
          }
        }
        Thread.sleep(LOOK_AGAIN);
      }
    }
  }

  private static void show(ProgressLine line, JsonNode leg) {
    line.at(
        leg.path("doing").asString(""), leg.path("done").asLong(0), leg.path("total").asLong(0));
  }
}
