package org.hikae.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

  /// As many columns as it takes.
  public List<String> lines() {
    return lines(Integer.MAX_VALUE);
  }

  /// Within so many columns, what is longer going on below itself.
  public List<String> lines(int columns) {
    var width = facts.stream().mapToInt(fact -> Width.of(fact.name())).max().orElse(0);
    return facts.stream().flatMap(fact -> lines(fact, width, columns - width - 2)).toList();
  }

  private static Stream<String> lines(Fact fact, int width, int columns) {
    var what = Width.wrapped(fact.what(), columns);
    return IntStream.range(0, what.size())
        .mapToObj(i -> Width.padded(i == 0 ? fact.name() : "", width) + "  " + what.get(i));
  }
}
