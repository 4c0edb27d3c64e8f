package org.hikae.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void everyTextIsThereInBothLanguages() {
    var english = texts(Words.english().bundle());
    var japanese = texts(ownTexts("ja"));
    assertThat(japanese.keySet()).isEqualTo(english.keySet());
    assertThat(english).hasSizeGreaterThan(300);
  }

  /// A figure that only one language shows was forgotten in the other.
  @Test
  void bothLanguagesShowTheSameFigures() {
    var japanese = texts(ownTexts("ja"));
    texts(Words.english().bundle())
        .forEach(
            (key, text) ->
                assertThat(arguments(japanese.getOrDefault(key, "")))
                    .as(key)
                    .isEqualTo(arguments(text)));
  }

  @Test
  void theEnvironmentChoosesTheLanguage() {
    assertThat(Words.of(Map.of("LANG", "ja_JP.UTF-8")).locale()).isEqualTo(Locale.JAPANESE);
    assertThat(Words.of(Map.of("LANG", "ja_JP.UTF-8", "LC_ALL", "C")).locale())
        .isEqualTo(Locale.ENGLISH);
    assertThat(Words.of(Map.of("LC_ALL", "C", "HIKAE_LANG", "ja")).locale())
        .isEqualTo(Locale.JAPANESE);
    assertThat(Words.of(Map.of()).locale()).isEqualTo(Locale.ENGLISH);
  }

  /// What that language's own file holds, without what it falls back to.
  private static ResourceBundle ownTexts(String language) {
    return ResourceBundle.getBundle("org.hikae.cli.messages_" + language, Locale.ROOT);
  }

  private static Map<String, String> texts(ResourceBundle bundle) {
    var texts = new TreeMap<String, String>();
    for (var key : bundle.keySet()) {
      texts.put(key, bundle.getString(key));
    }
    return texts;
  }

  /// How many values a text takes; none for one that is no pattern, such as the parser's.
  private static int arguments(String text) {
    return text.matches("(?s).*\\{\\d.*")
        ? new MessageFormat(text, Locale.ROOT).getFormatsByArgumentIndex().length
        : 0;
  }
}
