package org.hikae.cli.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hikae.cli.remote.Connection;
import org.hikae.cli.terminal.Facts;
import org.hikae.cli.terminal.Json;
import org.hikae.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `show`: one schedule, its newest starts, and the times that were missed.
@Command(name = "show", mixinStandardHelpOptions = true)
final class SchedulesShow implements Callable<Integer> {
  private static final int SHOWN = 10;

  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "schedules.name")
  @SuppressWarnings("NullAway.Init")
  private String name;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  SchedulesShow(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try (var client = connection.open()) {
      var seen = client.get("/api/v1/schedules/" + ScheduleName.inAddress(name));
      if (json) {
        Json.print(terminal, seen);
      } else {
        terminal.print(facts(seen.path("schedule")));
        terminal.print(past(seen));
      }
    }
    return 0;
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
