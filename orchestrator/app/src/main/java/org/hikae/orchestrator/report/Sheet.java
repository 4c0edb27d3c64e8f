package org.hikae.orchestrator.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.hikae.domain.text.Language;

/// One HTML page that needs nothing else: no script, no font, no picture from anywhere. Both
/// languages are in it, with a switch; `first` is the one it opens in.
record Sheet(Language first) {

  /// @param title in the first language
  /// @param version Hikae's
  String html(String title, String version, Html sections) {
    return Html.of(
            """
            <!DOCTYPE html>
            <html lang="{}">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="light dark"/>
            <meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:"/>
            <meta name="generator" content="Hikae {}"/>
            <link rel="icon" href="data:,"/>
            <title>{} · Hikae</title>
            <style>
            {}</style>
            </head>
            <body>
            {}{}<div class="page">
            {}</div>
            </body>
            </html>
            """,
            first.tag(),
            version,
            title,
            stylesheet(),
            languageInput(Language.EN),
            languageInput(Language.JA),
            sections)
        .markup();
  }

  private Html languageInput(Language language) {
    return Html.of(
        """
        <input type="radio" name="language" id="in-{}" aria-label="{}"{}/>
        """,
        language.tag(),
        language == Language.EN ? "English" : "日本語",
        new Html(language == first ? " checked=\"checked\"" : ""));
  }

  private static Html stylesheet() {
    try (var sheet = Sheet.class.getResourceAsStream("report.css")) {
      return new Html(
          new String(Objects.requireNonNull(sheet).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
