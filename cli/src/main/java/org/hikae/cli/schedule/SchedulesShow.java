package org.hikae.cli.schedule;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hikae.cli.remote.ApiPath;
import org.hikae.cli.remote.OrchestratorClient;
import org.hikae.cli.remote.Showing;
import org.hikae.cli.terminal.Facts;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `show`: one schedule, its newest starts, and the times that were missed.
@Command(name = "show", mixinStandardHelpOptions = true)
final class SchedulesShow extends Showing {
  private static final int SHOWN = 10;

  @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "schedules.name")
  @SuppressWarnings("NullAway.Init")
  private String name;

  SchedulesShow(Terminal terminal) {
    super(terminal);
  }

  @Override
  protected JsonNode answer(OrchestratorClient client) throws IOException {
    return client.get(ApiPath.of("schedules", name));
  }

  @Override
  protected void print(JsonNode seen) {
    terminal.print(facts(seen.path("schedule")));
    terminal.print(past(seen));
  }

  private List<String> facts(JsonNode schedule) {
    var words = terminal.words();
    var with = schedule.path("with").asString("");
    var window = schedule.path("window").asString("");
    var facts =
        new Facts(words)
            .add(
                "schedules.column.does",
                words.say("schedules.does." + schedule.path("does").asString(""))
                    + (with.isEmpty() ? "" : " (" + with + ")"))
            .add("schedules.column.whom", new StartLines(words).whom(schedule))
            .add(
                "schedules.fact.at",
                schedule.path("at").asString("") + "  " + schedule.path("zone").asString(""))
            .add("schedules.column.next", StartLines.moment(schedule.path("next")))
            .add(
                "schedules.fact.missed",
                words.say("schedules.when-missed." + schedule.path("missed").asString("")));
    return (window.isEmpty() ? facts : facts.add("schedules.fact.window", window)).lines();
  }

  private List<String> past(JsonNode seen) {
    var words = terminal.words();
    var starts = new StartLines(words);
    var lines = new ArrayList<String>();
    lines.add("");
    if (seen.path("starts").isEmpty()) {
      lines.add(words.say("schedules.not-yet"));
    }
    seen.path("starts").valueStream().limit(SHOWN).map(starts::of).forEach(lines::addAll);
    seen.path("missed")
        .valueStream()
        .limit(SHOWN)
        .map(time -> words.say("schedules.missed-at", StartLines.moment(time)))
        .forEach(lines::add);
    return lines;
  }
}
