package org.hikae.orchestrator.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Objects;
import java.util.stream.Stream;
import org.hikae.domain.recovery.RecoveryRecord;
import org.hikae.domain.text.Language;

/// Writes a [RecoveryRecord] as one HTML page that needs nothing else: no script, no font, no
/// picture from anywhere. Both languages are in it, with a switch; `first` is the one it opens in.
public record RecoveryReport(ZoneId zone, Language first) {

  public String html(RecoveryRecord record) {
    var times = new Times(zone);
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
            record.author().version(),
            record.service().name().in(first) + " · " + record.run().id(),
            stylesheet(),
            languageInput(Language.EN),
            languageInput(Language.JA),
            sections(record, times))
        .markup();
  }

  private static Html sections(RecoveryRecord record, Times times) {
    return Html.all(
        Stream.of(
            new Masthead(record, times).html(),
            new Hero(record, times).html(),
            new TimelineSection(record, times).html(),
            new SegmentSection(record, times).html(),
            new StepSection(record, times).html(),
            new RestoredSection(record, times).html(),
            new LossSection(record, times).html(),
            new FencingSection(record, times).html(),
            new MethodSection(record, times).html(),
            new JournalSection(record, times).html(),
            new Colophon(record, times).html()));
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
    try (var sheet = RecoveryReport.class.getResourceAsStream("report.css")) {
      return new Html(
          new String(Objects.requireNonNull(sheet).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
