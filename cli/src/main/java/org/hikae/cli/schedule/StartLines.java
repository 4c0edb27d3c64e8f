package org.hikae.cli.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hikae.cli.terminal.Moments;
import org.hikae.cli.terminal.Words;
import tools.jackson.databind.JsonNode;

/// Starts of schedules as lines.
final class StartLines {
  private static final String NOTHING = "–";

  private final Words words;

  StartLines(Words words) {
    this.words = words;
  }

  /// A moment in this machine's time zone.
  static String moment(JsonNode moment) {
    return moment.isString() ? Moments.local(Instant.parse(moment.asString())) : NOTHING;
  }

  /// Who a schedule is for.
  String whom(JsonNode schedule) {
    var named =
        schedule
            .path("named")
            .valueStream()
            .map(JsonNode::asString)
            .collect(Collectors.joining(" "));
    return named.isEmpty() ? words.say("schedules.all") : named;
  }

  /// In a few words what became of a schedule's last start, and whether times were missed since.
  String result(JsonNode schedule) {
    var missed = schedule.path("missedTimes").size();
    var result = counts(schedule.path("last").path("parts"));
    if (missed > 0) {
      var told = words.say("schedules.missed", missed);
      return result.equals(NOTHING) ? told : result + ", " + told;
    }
    return result;
  }

  /// `done 2, failed 1`.
  private String counts(JsonNode parts) {
    var counts = new TreeMap<String, Integer>();
    parts.forEach(part -> counts.merge(part.path("state").asString(""), 1, Integer::sum));
    return counts.isEmpty()
        ? NOTHING
        : counts.entrySet().stream()
            .map(each -> state(each.getKey()) + " " + each.getValue())
            .collect(Collectors.joining(", "));
  }

  /// A start and its parts: when, for what time or by whom, and what became of each.
  List<String> of(JsonNode start) {
    var lines = new ArrayList<String>();
    var due = start.path("due");
    lines.add(
        moment(start.path("at"))
            + "  "
            + (due.isString()
                ? words.say("schedules.due", moment(due))
                : words.say("schedules.by", start.path("by").asString(""))));
    var stoodFor = start.path("insteadOf").size();
    if (stoodFor > 0) {
      lines.add("  " + words.say("schedules.stood-for", stoodFor));
    }
    start.path("parts").forEach(part -> lines.add("  " + part(part)));
    return lines;
  }

  private String part(JsonNode part) {
    var name = part.path("run").asString(part.path("job").asString(""));
    var because = because(part);
    return state(part.path("state").asString(""))
        + "  "
        + part.path("subject").asString("")
        + (name.isEmpty() ? "" : "  " + name)
        + (because.isEmpty() ? "" : "  " + because);
  }

  /// Why a part failed or is left out; empty when it did not and is not.
  String because(JsonNode part) {
    return part.path("because").path(words.say("notice.language")).asString("");
  }

  private String state(String state) {
    return words.say("schedules.state." + state.toLowerCase(Locale.ROOT));
  }
}
