package org.hikae.cli.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hikae.cli.terminal.Moments;
import org.hikae.cli.terminal.Quantities;
import org.hikae.cli.terminal.Table;
import org.hikae.cli.terminal.Table.Column;
import org.hikae.cli.terminal.Words;
import tools.jackson.databind.JsonNode;

/// What would be deleted, node by node, as lines.
final class HousekeepingPage {
  static final String PATH = "/api/v1/housekeeping";

  private final Words words;

  HousekeepingPage(Words words) {
    this.words = words;
  }

  List<String> of(JsonNode plans) {
    var lines = new ArrayList<String>();
    for (var plan : plans) {
      var node = plan.path("node").asString("");
      if (plan.path("known").asBoolean(false)) {
        lines.add(node);
        lines.addAll(table(plan.path("heaps")));
      } else {
        var agent = node.startsWith("agent.");
        lines.add(words.say(agent ? "housekeeping.silent" : "housekeeping.elsewhere", node));
      }
      lines.add("");
    }
    return lines;
  }

  private List<String> table(JsonNode heaps) {
    var table =
        new Table(
            Column.left(words.say("housekeeping.column.what")),
            Column.left(words.say("housekeeping.column.rule")),
            Column.right(words.say("housekeeping.column.goes")),
            Column.right(words.say("housekeeping.column.size")),
            Column.left(words.say("housekeeping.column.oldest")));
    for (var heap : heaps) {
      table.row(
          said(heap.path("what")),
          said(heap.path("rule")),
          Quantities.count(heap.path("things").asLong(0)),
          Quantities.bytes(heap.path("bytes").asLong(0)),
          oldest(heap.path("oldestKept").asString("")));
    }
    return table.lines();
  }

  private static String oldest(String moment) {
    return moment.isEmpty() ? "–" : Moments.local(Instant.parse(moment));
  }

  private String said(JsonNode bilingual) {
    return bilingual.path(words.locale().getLanguage().equals("ja") ? "ja" : "en").asString("");
  }
}
