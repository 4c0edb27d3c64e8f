package org.hikae.orchestrator.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.hikae.domain.text.Language;
import org.hikae.orchestrator.print.Manuscript;

/// Reports as they are printed: what they say on the screen, in one language.
record OnWhitePaper(Language language) {

  /// @param head what every sheet after the first says at its head
  Manuscript manuscript(String page, String head) {
    return new Manuscript(page, language, stylesheet(), head);
  }

  private static String stylesheet() {
    try (var sheet = OnWhitePaper.class.getResourceAsStream("report-print.css")) {
      return new String(Objects.requireNonNull(sheet).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
