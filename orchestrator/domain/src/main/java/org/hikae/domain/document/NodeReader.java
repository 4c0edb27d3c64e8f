package org.hikae.domain.document;

import java.util.ArrayList;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLParser;

/// Reads a YAML document into [Node]s.
final class NodeReader {
  private final YAMLParser parser;

  NodeReader(YAMLParser parser) {
    this.parser = parser;
  }

  /// The whole document; an empty one is an empty mapping.
  Node read() {
    return parser.nextToken() == null ? new Node.Mapping(java.util.List.of(), 1) : node();
  }

  private Node node() {
    if (parser.isExpectedStartObjectToken()) {
      return mapping();
    }
    if (parser.isExpectedStartArrayToken()) {
      return sequence();
    }
    var empty = parser.currentToken() == JsonToken.VALUE_NULL;
    return new Node.Scalar(empty ? "" : parser.getString(), line());
  }

  private Node mapping() {
    var line = line();
    var entries = new ArrayList<Node.Entry>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var key = parser.currentName();
      var keyLine = line();
      parser.nextToken();
      entries.add(new Node.Entry(key, node(), keyLine));
    }
    return new Node.Mapping(entries, line);
  }

  private Node sequence() {
    var line = line();
    var items = new ArrayList<Node>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node());
    }
    return new Node.Sequence(items, line);
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }
}
