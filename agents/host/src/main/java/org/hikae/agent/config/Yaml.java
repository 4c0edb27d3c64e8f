package org.hikae.agent.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLFactory;

/// A YAML document in which everything knows its line.
sealed interface Yaml {
  int line();

  record Scalar(int line, String text) implements Yaml {}

  record Items(int line, List<Yaml> items) implements Yaml {}

  record Mapping(int line, Map<String, Entry> entries) implements Yaml {}

  /// A value in a mapping, with the line of its key.
  record Entry(int line, Yaml value) {}

  /// Reads the first document of the text.
  static Yaml parse(String text) throws Refusal {
    try (var parser =
        new YAMLFactory().createParser(tools.jackson.core.ObjectReadContext.empty(), text)) {
      var first = parser.nextToken();
      return first == null ? new Mapping(1, Map.of()) : value(parser, first);
    } catch (JacksonException broken) {
      throw new Refusal(
          Math.max(1, broken.getLocation().getLineNr()),
          "this is not YAML: " + broken.getOriginalMessage(),
          "check the indentation and the quotes");
    }
  }

  private static Yaml value(JsonParser parser, JsonToken token) throws Refusal {
    var line = parser.currentTokenLocation().getLineNr();
    return switch (token) {
      case START_OBJECT -> mapping(parser, line);
      case START_ARRAY -> items(parser, line);
      default -> new Scalar(line, parser.getString() == null ? "" : parser.getString());
    };
  }

  private static Yaml mapping(JsonParser parser, int line) throws Refusal {
    var entries = new LinkedHashMap<String, Entry>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var key = parser.currentName();
      var at = parser.currentTokenLocation().getLineNr();
      if (entries.put(key, new Entry(at, value(parser, parser.nextToken()))) != null) {
        throw new Refusal(at, "'" + key + "' is there twice", "keep one of the two");
      }
    }
    return new Mapping(line, entries);
  }

  private static Yaml items(JsonParser parser, int line) throws Refusal {
    var items = new ArrayList<Yaml>();
    for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      items.add(value(parser, token));
    }
    return new Items(line, items);
  }

  /// What is wrong with a document, where, and the way out.
  final class Refusal extends Exception {
    final int line;
    final String hint;

    Refusal(int line, String what, String hint) {
      super(what);
      this.line = line;
      this.hint = hint;
    }
  }
}
