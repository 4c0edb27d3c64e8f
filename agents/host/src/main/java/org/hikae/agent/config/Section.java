package org.hikae.agent.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.hikae.agent.config.Yaml.Entry;
import org.hikae.agent.config.Yaml.Items;
import org.hikae.agent.config.Yaml.Mapping;
import org.hikae.agent.config.Yaml.Refusal;
import org.hikae.agent.config.Yaml.Scalar;

/// One mapping of the document, read key by key; what was never asked for is refused at the end, so
/// that the keys that are read are the keys that there are.
final class Section {
  private final String name;
  private final Mapping mapping;
  private final TreeSet<String> known = new TreeSet<>();

  private Section(String name, Mapping mapping) {
    this.name = name;
    this.mapping = mapping;
  }

  static Section of(String name, Yaml value) throws Refusal {
    if (value instanceof Mapping mapping) {
      return new Section(name, mapping);
    }
    throw new Refusal(value.line(), name + " must have keys", "write 'key: value' pairs under it");
  }

  /// Reads a section whole: unknown keys are refused once the body has asked for what it knows.
  static <T> T read(String name, Yaml value, Body<T> body) throws Refusal {
    var section = of(name, value);
    var read = body.read(section);
    section.refuseOthers();
    return read;
  }

  /// A body that reads the keys it knows.
  interface Body<T> {
    T read(Section section) throws Refusal;
  }

  String text(String key) throws Refusal {
    return required(key, Function.identity());
  }

  <T> T required(String key, Function<String, T> meaning) throws Refusal {
    return optional(key, meaning).orElseThrow(() -> lacks(key));
  }

  <T> Optional<T> optional(String key, Function<String, T> meaning) throws Refusal {
    var entry = find(key);
    return entry.isEmpty()
        ? Optional.empty()
        : Optional.of(scalar(key, entry.get().value(), meaning));
  }

  <T> T section(String key, Body<T> body) throws Refusal {
    return optionalSection(key, body).orElseThrow(() -> lacks(key));
  }

  <T> Optional<T> optionalSection(String key, Body<T> body) throws Refusal {
    var entry = find(key);
    return entry.isEmpty()
        ? Optional.empty()
        : Optional.of(read("'" + key + "'", entry.get().value(), body));
  }

  /// A list of scalars; empty when the key is absent.
  <T> List<T> texts(String key, Function<String, T> meaning) throws Refusal {
    var read = new ArrayList<T>();
    for (var item : items(key)) {
      read.add(scalar(key, item, meaning));
    }
    return read;
  }

  /// A list of sections; empty when the key is absent.
  <T> List<T> sections(String key, Body<T> body) throws Refusal {
    var read = new ArrayList<T>();
    for (var item : items(key)) {
      read.add(read("each of '" + key + "'", item, body));
    }
    return read;
  }

  Refusal refuse(String key, String what, String hint) {
    var entry = mapping.entries().get(key);
    return new Refusal(entry == null ? mapping.line() : entry.line(), what, hint);
  }

  private List<Yaml> items(String key) throws Refusal {
    var entry = find(key);
    if (entry.isEmpty()) {
      return List.of();
    }
    if (entry.get().value() instanceof Items items) {
      return items.items();
    }
    throw new Refusal(entry.get().line(), "'" + key + "' must be a list", "write '- ' before each");
  }

  private Optional<Entry> find(String key) {
    known.add(key);
    return Optional.ofNullable(mapping.entries().get(key));
  }

  private static <T> T scalar(String key, Yaml value, Function<String, T> meaning) throws Refusal {
    if (!(value instanceof Scalar(var line, var text)) || text.isBlank()) {
      throw new Refusal(value.line(), "'" + key + "' has no value", "give it one word or text");
    }
    try {
      return meaning.apply(text);
    } catch (IllegalArgumentException unfit) {
      throw new Refusal(line, "'" + key + "': " + unfit.getMessage(), "correct the value");
    }
  }

  private Refusal lacks(String key) {
    return new Refusal(
        mapping.line(), name + " lacks '" + key + "'", "add the line '" + key + ": …'");
  }

  private void refuseOthers() throws Refusal {
    for (var entry : mapping.entries().entrySet()) {
      if (!known.contains(entry.getKey())) {
        throw new Refusal(
            entry.getValue().line(),
            "'" + entry.getKey() + "' is not known in " + name,
            Nearest.to(entry.getKey(), known)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("known here: " + String.join(", ", known)));
      }
    }
  }
}
