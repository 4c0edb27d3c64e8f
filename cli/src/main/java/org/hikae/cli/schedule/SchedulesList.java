package org.hikae.cli.schedule;

import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.Listing;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/// `list`: the schedules of the estate, when each begins next, what became of its last start.
@Command(name = "list", mixinStandardHelpOptions = true)
final class SchedulesList extends Listing {
  SchedulesList(Terminal terminal) {
    super(terminal, "schedules.none");
  }

  @Override
  protected ApiPath path() {
    return ApiPath.of("schedules");
  }

  @Override
  protected Table table(JsonNode schedules) {
    var starts = new StartLines(terminal.words());
    var table =
        new Table(
            left("schedules.column.id"),
            left("schedules.column.does"),
            left("schedules.column.whom"),
            left("schedules.column.next"),
            left("schedules.column.last"),
            left("schedules.column.result"));
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
    return table;
  }
}
