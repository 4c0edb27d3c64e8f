package org.hikae.cli.job;

import java.time.Instant;
import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.Listing;
import org.hikae.cli.terminal.Moments;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `list`: the newest jobs of all kinds, or of one.
@Command(name = "list", mixinStandardHelpOptions = true)
final class JobsList extends Listing {
  @Option(names = "--kind", paramLabel = "KIND", descriptionKey = "jobs.kind")
  private @Nullable String kind;

  JobsList(Terminal terminal) {
    super(terminal, "jobs.none");
  }

  @Override
  protected ApiPath path() {
    return ApiPath.of("jobs").with("kind", kind);
  }

  @Override
  protected Table table(JsonNode jobs) {
    var table =
        new Table(
            left("jobs.job"),
            left("job.column.began"),
            left("jobs.does"),
            left("jobs.for"),
            left("job.column.state"),
            left("job.column.result"));
    for (var job : jobs) {
      table.row(
          job.path("id").asString(""),
          Moments.local(Instant.parse(job.path("beganAt").asString(""))),
          say("jobs.does." + job.path("kind").asString("")),
          job.path("subject").asString(""),
          say("job.state." + job.path("state").asString("")),
          job.path("summary").asString(job.path("error").asString("")));
    }
    return table;
  }
}
