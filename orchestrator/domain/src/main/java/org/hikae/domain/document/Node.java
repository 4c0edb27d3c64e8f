package org.hikae.domain.document;

import java.util.List;

/// A piece of a YAML document that remembers its line.
sealed interface Node {
  int line();

  /// `null` and an empty value are empty text.
  record Scalar(String text, int line) implements Node {}

  record Sequence(List<Node> items, int line) implements Node {}

  record Mapping(List<Entry> entries, int line) implements Node {}

  /// One key of a mapping; `line` is the key's.
  record Entry(String key, Node value, int line) {}

  /// What people call this kind of thing.
  default String kind() {
    return switch (this) {
      case Scalar _ -> "a single value";
      case Sequence _ -> "a list";
      case Mapping _ -> "a mapping";
    };
  }
}
