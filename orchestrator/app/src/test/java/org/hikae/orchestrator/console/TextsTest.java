package org.hikae.orchestrator.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The texts of the pages and of what is said in them.
class TextsTest {
  @ParameterizedTest
  @ValueSource(strings = {"console.pages", "console.messages"})
  void everyTextIsThereInBothLanguages(String texts) {
    var english = ResourceBundle.getBundle(texts, Locale.ROOT);
    var japanese = ResourceBundle.getBundle(texts + "_ja", Locale.ROOT);
    assertThat(japanese.keySet()).isEqualTo(english.keySet());
    assertThat(english.keySet()).hasSizeGreaterThan(20);
  }
}
