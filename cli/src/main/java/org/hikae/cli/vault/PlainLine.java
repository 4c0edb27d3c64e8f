package org.hikae.cli.vault;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What was typed after a command's name, where it is plain: options that are known, each with its
/// value, and operands.
///
/// @param options what was given with each; an empty text for a flag
record PlainLine(Map<String, List<String>> options, List<String> operands) {

  /// Which options a command has, as far as plain lines use them.
  ///
  /// @param flags stand alone, at most once
  /// @param single take a value, at most once
  /// @param many take a value, any number of times
  record Form(Set<String> flags, Set<String> single, Set<String> many) {

    /// Reads a line; empty when anything in it is not plain: an unknown option, one given twice or
    /// without its value, a value that looks like an option, a file of arguments.
    Optional<PlainLine> read(List<String> words) {
      var line = new PlainLine(new HashMap<>(), new ArrayList<>());
      var left = words.iterator();
      while (left.hasNext()) {
        var word = left.next();
        if (word.isEmpty() || word.startsWith("@")) {
          return Optional.empty();
        }
        if (!word.startsWith("-")) {
          line.operands.add(word);
        } else if (flags.contains(word)) {
          line.give(word, "");
        } else if (!takes(word)) {
          return Optional.empty();
        } else {
          var equals = word.indexOf('=');
          var value = equals > 0 ? word.substring(equals + 1) : left.hasNext() ? left.next() : "";
          if (value.isEmpty() || value.startsWith("-") || value.startsWith("@")) {
            return Optional.empty();
          }
          line.give(name(word), value);
        }
      }
      return line.isPlain(many) ? Optional.of(line) : Optional.empty();
    }

    private boolean takes(String word) {
      return single.contains(name(word)) || many.contains(name(word));
    }

    private static String name(String word) {
      var equals = word.indexOf('=');
      return equals > 0 ? word.substring(0, equals) : word;
    }
  }

  private void give(String option, String value) {
    options.computeIfAbsent(option, _ -> new ArrayList<>()).add(value);
  }

  private boolean isPlain(Set<String> many) {
    return options.entrySet().stream()
        .allMatch(given -> given.getValue().size() == 1 || many.contains(given.getKey()));
  }

  boolean has(String flag) {
    return options.containsKey(flag);
  }

  Optional<String> value(String option) {
    return Optional.ofNullable(options.get(option)).map(List::getFirst);
  }

  List<String> values(String option) {
    return options.getOrDefault(option, List.of());
  }
}
