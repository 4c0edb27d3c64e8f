package org.hikae.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/// Names and what they are, one a line, in two columns.
public final class Facts {
  private record Fact(String name, String what) {}

  private final Words words;
  private final List<Fact> facts = new ArrayList<>();

  public Facts(Words words) {
    this.words = words;
  }

  /// Adds a line; the name is the text under `key`.
  public Facts add(String key, Object what) {
    facts.add(new Fact(words.say(key), what.toString()));
    return this;
  }

  public List<String> lines() {
    var width = facts.stream().mapToInt(fact -> Width.of(fact.name())).max().orElse(0);
    return facts.stream()
        .map(fact -> Width.padded(fact.name(), width) + "  " + fact.what())
        .toList();
  }
}
