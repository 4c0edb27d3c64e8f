package org.hikae.domain.text;

/// The same words in English and in Japanese.
public record Bilingual(String en, String ja) {
  public Bilingual {
    if (en.isBlank() || ja.isBlank()) {
      throw new IllegalArgumentException("words are needed in both languages, en and ja");
    }
  }

  /// Words that are the same in both languages, such as a product's name.
  public static Bilingual same(String words) {
    return new Bilingual(words, words);
  }

  public String in(Language language) {
    return switch (language) {
      case EN -> en;
      case JA -> ja;
    };
  }

  @Override
  public String toString() {
    return en;
  }
}
