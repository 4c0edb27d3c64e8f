package org.hikae.cli.job;

import java.io.IOException;
import java.time.Instant;
import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.remote.Showing;
import org.hikae.cli.terminal.Facts;
import org.hikae.cli.terminal.Moments;
import org.hikae.cli.terminal.Quantities;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `show`: one job, with how far it is or what came of it.
@Command(name = "show", mixinStandardHelpOptions = true)
final class JobsShow extends Showing {
  @Parameters(index = "0", paramLabel = "JOB", descriptionKey = "jobs.id")
  @SuppressWarnings("NullAway.Init")
  private String id;

  JobsShow(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected JsonNode answer(OrchestratorClient client) throws IOException {
    return client.get(ApiPath.of("jobs", id));
  }

  @Override
  protected void print(JsonNode job) {
    var facts =
        new Facts(terminal.words())
            .add("jobs.does", say("jobs.does." + job.path("kind").asString("")))
            .add("jobs.for", job.path("subject").asString(""))
            .add("job.column.began", Moments.local(Instant.parse(job.path("beganAt").asString(""))))
            .add("job.column.state", say("job.state." + job.path("state").asString("")));
    var result = job.path("summary").asString(job.path("error").asString(""));
    if (!result.isEmpty()) {
      facts.add("job.column.result", result);
    }
    job.path("progress").forEach(leg -> facts.add("jobs.progress", progress(leg)));
    terminal.print(facts.lines());
  }

  private static String progress(JsonNode leg) {
    var total = leg.path("total").asLong(0);
    return leg.path("doing").asString("")
        + " "
        + Quantities.bytes(leg.path("done").asLong(0))
        + (total > 0 ? " / " + Quantities.bytes(total) : "");
  }
}
