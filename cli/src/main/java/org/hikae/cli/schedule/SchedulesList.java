package org.hikae.cli.schedule;

import java.util.List;
import java.util.concurrent.Callable;
import org.hikae.cli.remote.Connection;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Table.Column;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `list`: the schedules of the estate, when each begins next, what became of its last start.
@Command(name = "list", mixinStandardHelpOptions = true)
final class SchedulesList implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  SchedulesList(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      var schedules = client.get("/api/v1/schedules");
      if (json) {
        Json.print(terminal, schedules);
      } else if (schedules.isEmpty()) {
        terminal.say("schedules.none");
      } else {
        terminal.print(lines(schedules));
      }
    }
    return 0;
  }

  private List<String> lines(JsonNode schedules) {
    var starts = new StartLines(terminal.words());
    var table =
        new Table(
            Column.left(say("schedules.column.id")),
            Column.left(say("schedules.column.does")),
            Column.left(say("schedules.column.whom")),
            Column.left(say("schedules.column.next")),
            Column.left(say("schedules.column.last")),
            Column.left(say("schedules.column.result")));
    for (var schedule : schedules) {
      var last = schedule.path("last");
      table.row(
          schedule.path("id").asString(""),
          say("schedules.does." + schedule.path("does").asString("")),
          starts.whom(schedule),
          StartLines.moment(schedule.path("next")),
          StartLines.moment(last.path("at")),
          starts.result(schedule));
    }
    return table.lines();
  }

  private String say(String key) {
    return terminal.words().say(key);
  }
}
