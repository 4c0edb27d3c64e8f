package org.hikae.orchestrator.help;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hikae.domain.text.Language;
import org.hikae.orchestrator.help.Guide.Section;
import org.springframework.core.io.ClassPathResource;

/// Every guide that this program was built with.
public final class Guides {
  /// In the order in which they are best read.
  public static final List<String> NAMES =
      List.of(
          "introduction",
          "best-practice",
          "console",
          "day-to-day",
          "single-sign-on",
          "rebuild-an-orchestrator");

  private final Map<String, Guide> english = new LinkedHashMap<>();
  private final Map<String, Guide> japanese = new LinkedHashMap<>();

  public Guides() {
    var reader = new GuideReader(NAMES);
    for (var name : NAMES) {
      var text = text(name + ".md").orElseThrow(() -> new IllegalStateException("no " + name));
      var guide = reader.read(name, Language.EN, text, List.of());
      english.put(name, guide);
      var anchors = guide.sections().stream().skip(1).map(Section::anchor).toList();
      text("ja/" + name + ".md")
          .ifPresent(ja -> japanese.put(name, reader.read(name, Language.JA, ja, anchors)));
    }
  }

  private static Optional<String> text(String file) {
    var resource = new ClassPathResource("guides/" + file);
    try {
      return resource.exists() ? Optional.of(resource.getContentAsString(UTF_8)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// That guide, in English where there is none in the language.
  public Optional<Guide> find(String name, Language language) {
    var asked = language == Language.JA ? japanese.get(name) : null;
    return Optional.ofNullable(asked).or(() -> Optional.ofNullable(english.get(name)));
  }

  /// All of them.
  public List<Guide> all(Language language) {
    return NAMES.stream().map(name -> find(name, language).orElseThrow()).toList();
  }

  /// A section that has every word of a question.
  ///
  /// @param excerpt some of its text around the first of them
  public record Hit(Guide guide, Section section, String excerpt) {}

  /// The sections in which all words of the question stand, those with one in the heading first.
  public List<Hit> search(String question, Language language) {
    var words =
        List.of(question.toLowerCase(Locale.ROOT).strip().split("[\\s\\u3000]+", -1)).stream()
            .filter(word -> !word.isEmpty())
            .toList();
    if (words.isEmpty()) {
      return List.of();
    }
    return all(language).stream()
        .flatMap(guide -> guide.sections().stream().map(section -> hit(guide, section, words)))
        .flatMap(Optional::stream)
        .sorted((one, other) -> Boolean.compare(inTitle(other, words), inTitle(one, words)))
        .toList();
  }

  private static boolean inTitle(Hit hit, List<String> words) {
    var title = hit.section().title().toLowerCase(Locale.ROOT);
    return words.stream().anyMatch(title::contains);
  }

  private static Optional<Hit> hit(Guide guide, Section section, List<String> words) {
    var all = (section.title() + "\n" + section.text()).toLowerCase(Locale.ROOT);
    if (!words.stream().allMatch(all::contains)) {
      return Optional.empty();
    }
    return Optional.of(new Hit(guide, section, Excerpts.around(section.text(), words)));
  }
}
