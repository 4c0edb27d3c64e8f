package org.hikae.cli.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hikae.cli.terminal.Moments;
import org.hikae.cli.terminal.Quantities;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Table.Column;
import org.hikae.cli.terminal.Words;
import tools.jackson.databind.JsonNode;

/// What a vault would forget, for people: a table for each service, then what it comes to.
final class RetentionPage {
  private final Words words;

  RetentionPage(Words words) {
    this.words = words;
  }

  List<String> of(JsonNode plan) {
    var lines = new ArrayList<String>();
    for (var service : plan.path("services")) {
      lines.addAll(ofService(service));
    }
    if (plan.path("services").isEmpty()) {
      lines.add(words.say("retention.unruled"));
    }
    if (plan.path("leftAlone").asLong() > 0) {
      lines.add(words.say("retention.left", plan.path("leftAlone").asLong()));
    }
    var forgets = plan.path("forgets").asLong();
    lines.add(
        forgets == 0
            ? words.say("retention.nothing")
            : words.say(
                "retention.forgets",
                forgets,
                Quantities.bytes(plan.path("forgetsBytes").asLong())));
    var contractEnd = plan.path("beforeContractEnd").asString("");
    if (!contractEnd.isEmpty()) {
      lines.add(words.say("retention.before-end", contractEnd));
    }
    if (forgets > 0 && plan.path("needsTwoPeople").asBoolean()) {
      lines.add(words.say("retention.two"));
    }
    var proposal = plan.path("proposal");
    if (!proposal.isNull()) {
      lines.addAll(waiting(proposal));
    }
    return lines;
  }

  private List<String> ofService(JsonNode service) {
    var lines = new ArrayList<String>();
    lines.add(
        words.say(
            "retention.service",
            service.path("service").asString(""),
            service.path("retention").asString(""),
            service.path("kept").asLong(),
            service.path("forgotten").asLong()));
    var table =
        new Table(
            Column.left(words.say("point")),
            Column.left(words.say("point.at")),
            Column.left(words.say("retention.column.fate")),
            Column.left(words.say("retention.column.why")));
    for (var point : service.path("points")) {
      table.row(
          point.path("mark").asString(""),
          Moments.local(Instant.parse(point.path("consistentAt").asString(""))),
          words.say("retention.fate." + point.path("fate").asString("")),
          why(point));
    }
    lines.addAll(table.lines());
    if (service.path("excessBytes").asLong() > 0) {
      lines.add(
          words.say("retention.excess", Quantities.bytes(service.path("excessBytes").asLong())));
    }
    lines.add("");
    return lines;
  }

  private String why(JsonNode point) {
    return point
        .path("because")
        .valueStream()
        .map(reason -> reason.path(words.say("status.language")).asString(""))
        .collect(Collectors.joining(" · "));
  }

  private List<String> waiting(JsonNode proposal) {
    var lines = new ArrayList<String>();
    lines.add("");
    lines.add(
        words.say(
            "retention.waits",
            proposal.path("by").asString(""),
            Moments.local(Instant.parse(proposal.path("at").asString(""))),
            proposal.path("points").size(),
            proposal.path("note").asString("")));
    for (var point : proposal.path("points")) {
      lines.add("  " + point.path("service").asString("") + " " + point.path("mark").asString(""));
    }
    return lines;
  }
}
