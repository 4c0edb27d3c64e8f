package org.hikae.orchestrator.report;

import java.util.stream.Stream;
import org.hikae.domain.text.Bilingual;

/// A piece of a page. Everything that goes into one is escaped on the way, unless it is one itself.
record Html(String markup) {
  static final Html NOTHING = new Html("");

  /// Fills each `{}` of a template with the next part: pieces as they are, words in both languages,
  /// anything else as escaped text.
  static Html of(String template, Object... parts) {
    var filled = new StringBuilder();
    var from = 0;
    for (var part : parts) {
      var hole = template.indexOf("{}", from);
      filled.append(template, from, hole).append(piece(part).markup);
      from = hole + 2;
    }
    return new Html(filled.append(template, from, template.length()).toString());
  }

  static Html all(Stream<Html> pieces) {
    return new Html(pieces.map(Html::markup).reduce("", String::concat));
  }

  static Html say(String en, String ja) {
    return words(new Bilingual(en, ja), "span");
  }

  /// Words inside an SVG text.
  static Html draw(Bilingual words) {
    return words(words, "tspan");
  }

  private static Html words(Bilingual words, String element) {
    if (words.en().equals(words.ja())) {
      return text(words.en());
    }
    return new Html(
        "<%1$s lang=\"en\">%2$s</%1$s><%1$s lang=\"ja\">%3$s</%1$s>"
            .formatted(element, escaped(words.en()), escaped(words.ja())));
  }

  static Html text(String text) {
    return new Html(escaped(text));
  }

  private static Html piece(Object part) {
    return switch (part) {
      case Html html -> html;
      case Bilingual words -> words(words, "span");
      default -> text(part.toString());
    };
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
