package org.hikae.cli.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hikae.cli.terminal.Words;
import tools.jackson.databind.JsonNode;

/// What wants attention, one line each and five at most: how bad it is, what it is, what to type.
record AttentionLines(Words words) {
  private static final int MOST = 5;

  /// The worst comes first; what has no line is counted in the last.
  List<String> of(JsonNode items) {
    var all = items.valueStream().toList();
    var shown = all.size() <= MOST ? all.size() : MOST - 1;
    var lines = new ArrayList<>(all.subList(0, shown).stream().map(this::line).toList());
    if (shown < all.size()) {
      lines.add(words.say("status.more", all.size() - shown));
    }
    return List.copyOf(lines);
  }

  private String line(JsonNode item) {
    var level = item.path("level").asString("CALM").toLowerCase(Locale.ROOT);
    var sentence = item.path("sentence").path(words.say("status.language")).asString("");
    var command = item.path("command").asString("");
    return words.say("status.level." + level)
        + " "
        + sentence
        + (command.isEmpty() ? "" : "  → " + command);
  }
}
