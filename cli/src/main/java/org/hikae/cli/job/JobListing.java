package org.hikae.cli.job;

import java.time.Instant;
import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.Listing;
import org.hikae.cli.terminal.Moments;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Terminal;
import tools.jackson.databind.JsonNode;

/// The newest jobs of a kind: when, on what, how each stands, what it came to.
abstract class JobListing extends Listing {
  private final String kind;

  JobListing(Terminal terminal, String kind) {
    super(terminal, kind + ".none");
    this.kind = kind;
  }

  @Override
  protected final ApiPath path() {
    return ApiPath.of("jobs").with("kind", kind);
  }

  @Override
  protected final Table table(JsonNode jobs) {
    var table =
        new Table(
            left("job.column.began"),
            left("job.column.vault"),
            left("job.column.state"),
            left("job.column.result"));
    for (var job : jobs) {
      table.row(
          Moments.local(Instant.parse(job.path("beganAt").asString(""))),
          job.path("subject").asString(""),
          say("job.state." + job.path("state").asString("")),
          job.path("summary").asString(job.path("error").asString("")));
    }
    return table;
  }
}
