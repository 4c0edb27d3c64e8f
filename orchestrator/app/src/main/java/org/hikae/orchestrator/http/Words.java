package org.hikae.orchestrator.http;

import org.hikae.domain.text.Bilingual;

/// The same words in English and in Japanese.
public record Words(String en, String ja) {
  static Words of(Bilingual words) {
    return new Words(words.en(), words.ja());
  }
}
