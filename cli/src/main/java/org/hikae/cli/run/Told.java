package org.hikae.cli.run;

import org.hikae.cli.terminal.Terminal;
import tools.jackson.databind.JsonNode;

/// What the API says to people, in a terminal's language.
final class Told {
  private Told() {}

  /// `{en, ja}` in the terminal's language; empty when nothing is said.
  static String in(Terminal terminal, JsonNode words) {
    return words
        .path(terminal.words().locale().getLanguage())
        .asString(words.path("en").asString(""));
  }

  /// What a step came to: its summary, or its error in the program's own words.
  static String of(Terminal terminal, JsonNode step) {
    var summary = in(terminal, step.path("summary"));
    return summary.isEmpty() ? step.path("error").asString("") : summary;
  }
}
