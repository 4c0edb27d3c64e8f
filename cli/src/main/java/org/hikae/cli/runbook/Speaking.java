package org.hikae.cli.runbook;

import org.hikae.cli.terminal.Terminal;
import org.hikae.domain.text.Language;

/// The language of a terminal, in the domain's words.
final class Speaking {
  private Speaking() {}

  static Language language(Terminal terminal) {
    return terminal.words().locale().getLanguage().equals("ja") ? Language.JA : Language.EN;
  }
}
