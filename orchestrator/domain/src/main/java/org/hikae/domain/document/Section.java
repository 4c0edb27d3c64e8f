package org.hikae.domain.document;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hikae.domain.text.Bilingual;
import org.hikae.protocol.Names;

/// A mapping of a document while it is read. Every question has an answer: where the document has
/// none that can be used, the mistake is noted and a stand-in returned, so that reading goes on and
/// finds the other mistakes. Stand-ins never leave [Document#as].
public final class Section {
  private static final String STAND_IN = "unreadable";

  private final String what;
  private final int line;
  private final Map<String, Node.Entry> entries = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();
  private final List<Section> inside = new ArrayList<>();
  private final Findings findings;
  private boolean wordsUnderstood = true;

  private Section(String what, int line, Findings findings) {
    this.what = what;
    this.line = line;
    this.findings = findings;
  }

  static Section of(String what, Node node, Findings findings) {
    var section = new Section(what, node.line(), findings);
    if (node instanceof Node.Mapping mapping) {
      mapping.entries().forEach(section::add);
    } else {
      findings.add(node.line(), what + " is " + node.kind(), "write a mapping: key: value");
    }
    return section;
  }

  private void add(Node.Entry entry) {
    if (entries.putIfAbsent(entry.key(), entry) != null) {
      findings.add(entry.line(), what + " has '" + entry.key() + "' twice", "keep one of them");
    }
  }

  /// Notes a mistake at a key (or at this section, when it has no such key).
  public void mistake(String key, String problem, String wayOut) {
    findings.add(lineOf(key), problem, wayOut);
  }

  public boolean has(String key) {
    asked.add(key);
    return entries.containsKey(key);
  }

  /// Words that have to be there.
  public String text(String key) {
    return required(key).map(node -> scalar(key, node)).orElse(STAND_IN);
  }

  public String text(String key, String otherwise) {
    return has(key) ? text(key) : otherwise;
  }

  /// A name by the rule of [Names].
  public String name(String key) {
    return value(key, text -> Names.require(key, text), STAND_IN);
  }

  /// Anything that `parse` makes of the text; its `IllegalArgumentException` becomes a mistake.
  public <T> T value(String key, Function<String, T> parse, T standIn) {
    return required(key).map(node -> parsed(key, node, parse, standIn)).orElse(standIn);
  }

  /// The name of something that is described elsewhere.
  public String reference(String key, String kind, Collection<String> known) {
    var name = name(key);
    if (!name.equals(STAND_IN) && !known.contains(name)) {
      mistake(
          key,
          what + ": " + key + " '" + name + "' is not a " + kind + " of this document",
          "write one of " + String.join(", ", known));
    }
    return name;
  }

  /// One of an enum's constants, in lower case with hyphens. As it may decide which keys belong
  /// here, a word that is not known silences the complaint about keys that are not known.
  public <E extends Enum<E>> E word(String key, Class<E> words) {
    var known =
        Arrays.stream(words.getEnumConstants())
            .collect(
                Collectors.toMap(Section::wordOf, word -> word, (a, _) -> a, LinkedHashMap::new));
    var text = required(key).map(node -> scalar(key, node));
    var word = text.flatMap(given -> Optional.ofNullable(known.get(given)));
    wordsUnderstood &= word.isPresent();
    if (text.isPresent() && word.isEmpty()) {
      mistake(
          key,
          what + ": " + key + " '" + text.orElseThrow() + "' is not known",
          "write one of " + String.join(", ", known.keySet()));
    }
    return word.orElse(words.getEnumConstants()[0]);
  }

  public <E extends Enum<E>> E word(String key, Class<E> words, E otherwise) {
    return has(key) ? word(key, words) : otherwise;
  }

  /// A span such as `500ms`, `90s`, `15m`, `1h30m`, `2d`; longer than zero.
  public Duration span(String key) {
    return value(key, Span::parse, Duration.ofSeconds(1));
  }

  public Duration span(String key, Duration otherwise) {
    return has(key) ? span(key) : otherwise;
  }

  /// A whole number of at least 1.
  public int count(String key, int otherwise) {
    return has(key) ? value(key, Section::positive, otherwise) : otherwise;
  }

  public boolean flag(String key, boolean otherwise) {
    return has(key) ? value(key, Section::trueOrFalse, otherwise) : otherwise;
  }

  /// `{en: …, ja: …}`.
  public Bilingual words(String key) {
    var words = section(key);
    return new Bilingual(words.text("en"), words.text("ja"));
  }

  /// A mapping that has to be there.
  public Section section(String key) {
    return required(key)
        .map(node -> nested(key + " of " + what, node))
        .orElseGet(() -> new Section(key + " of " + what, line, new Findings()));
  }

  public Optional<Section> optionalSection(String key) {
    return has(key) ? Optional.of(section(key)) : Optional.empty();
  }

  /// A list of mappings with at least one item; `kind` is what one of them is called.
  public List<Section> sections(String key, String kind) {
    return required(key).map(node -> items(key, kind, node)).orElse(List.of());
  }

  public List<Section> optionalSections(String key, String kind) {
    return has(key) ? sections(key, kind) : List.of();
  }

  /// Notes every key here and inside that was never asked for.
  void reportUnknownKeys() {
    if (wordsUnderstood) {
      entries.values().stream()
          .filter(entry -> !asked.contains(entry.key()))
          .forEach(this::reportUnknown);
    }
    inside.forEach(Section::reportUnknownKeys);
  }

  private void reportUnknown(Node.Entry entry) {
    findings.add(
        entry.line(),
        what + " has the key '" + entry.key() + "', which is not known here",
        "known are " + asked.stream().sorted().collect(Collectors.joining(", ")));
  }

  /// A list of single values, each made by `parse`; empty when the key is not there.
  public <T> List<T> values(String key, Function<String, T> parse, T standIn) {
    return has(key)
        ? required(key).map(node -> scalars(key, node, parse, standIn)).orElse(List.of())
        : List.of();
  }

  /// A list of names of things that are described elsewhere; empty when the key is not there.
  public List<String> references(String key, String kind, Collection<String> known) {
    var names = values(key, text -> text, STAND_IN);
    names.stream()
        .filter(name -> !name.equals(STAND_IN) && !known.contains(name))
        .forEach(
            name ->
                mistake(
                    key,
                    what + ": " + key + " '" + name + "' is not a " + kind + " of this document",
                    known.isEmpty()
                        ? "add it, or leave it out"
                        : "write one of " + String.join(", ", known)));
    return names;
  }

  private <T> List<T> scalars(String key, Node node, Function<String, T> parse, T standIn) {
    if (!(node instanceof Node.Sequence list)) {
      findings.add(node.line(), what + ": " + key + " is " + node.kind(), "write a list: [a, b]");
      return List.of();
    }
    return list.items().stream().map(item -> parsed(key, item, parse, standIn)).toList();
  }

  private List<Section> items(String key, String kind, Node node) {
    if (!(node instanceof Node.Sequence list) || list.items().isEmpty()) {
      findings.add(
          node.line(), what + ": " + key + " is no list of " + kind + "s", "write '- …' below it");
      return List.of();
    }
    return list.items().stream().map(item -> nested(titled(kind, item), item)).toList();
  }

  /// `service 'crm'` where the item says what it is called.
  private static String titled(String kind, Node item) {
    return item instanceof Node.Mapping mapping
        ? mapping.entries().stream()
            .filter(entry -> entry.key().equals("id") || entry.key().equals("name"))
            .map(Node.Entry::value)
            .filter(Node.Scalar.class::isInstance)
            .map(value -> kind + " '" + ((Node.Scalar) value).text() + "'")
            .findFirst()
            .orElse(kind)
        : kind;
  }

  private Section nested(String title, Node node) {
    var section = of(title, node, findings);
    inside.add(section);
    return section;
  }

  private Optional<Node> required(String key) {
    asked.add(key);
    var entry = entries.get(key);
    if (entry == null) {
      findings.add(line, what + " has no '" + key + "'", "add " + key + ": …");
      return Optional.empty();
    }
    return Optional.of(entry.value());
  }

  private String scalar(String key, Node node) {
    return parsed(key, node, text -> text, STAND_IN);
  }

  private <T> T parsed(String key, Node node, Function<String, T> parse, T standIn) {
    if (!(node instanceof Node.Scalar scalar) || scalar.text().isBlank()) {
      var is = node instanceof Node.Scalar ? "empty" : node.kind();
      findings.add(lineOf(key), what + ": " + key + " is " + is, "write a single value");
      return standIn;
    }
    try {
      return parse.apply(scalar.text());
    } catch (IllegalArgumentException e) {
      findings.add(lineOf(key), what + ": " + e.getMessage(), "correct " + key);
      return standIn;
    }
  }

  private int lineOf(String key) {
    var entry = entries.get(key);
    return entry == null ? line : entry.line();
  }

  private static int positive(String text) {
    try {
      return require(Integer.parseInt(text), text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is not a whole number", e);
    }
  }

  private static int require(int number, String text) {
    if (number < 1) {
      throw new IllegalArgumentException("'" + text + "' is less than 1");
    }
    return number;
  }

  private static boolean trueOrFalse(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
    };
  }

  private static String wordOf(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
