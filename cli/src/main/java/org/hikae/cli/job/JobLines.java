package org.hikae.cli.job;

import java.time.Instant;
import java.util.List;
import org.hikae.cli.terminal.Moments;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Table.Column;
import org.hikae.cli.terminal.Words;
import tools.jackson.databind.JsonNode;

/// Jobs as lines: when, on what, how it stands, what it came to.
final class JobLines {
  private final Words words;

  JobLines(Words words) {
    this.words = words;
  }

  List<String> of(JsonNode jobs) {
    var table =
        new Table(
            Column.left(words.say("job.column.began")),
            Column.left(words.say("job.column.vault")),
            Column.left(words.say("job.column.state")),
            Column.left(words.say("job.column.result")));
    for (var job : jobs) {
      table.row(
          Moments.local(Instant.parse(job.path("beganAt").asString(""))),
          job.path("subject").asString(""),
          words.say("job.state." + job.path("state").asString("")),
          job.path("summary").asString(job.path("error").asString("")));
    }
    return table.lines();
  }
}
