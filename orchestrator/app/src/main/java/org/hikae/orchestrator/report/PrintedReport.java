package org.hikae.orchestrator.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Objects;
import org.hikae.domain.recovery.RecoveryRecord;
import org.hikae.domain.text.Language;
import org.hikae.orchestrator.print.Manuscript;

/// A [RecoveryRecord] as it is printed: what [RecoveryReport] says, in one language.
public record PrintedReport(ZoneId zone, Language language) {

  public Manuscript manuscript(RecoveryRecord record) {
    return new Manuscript(
        new RecoveryReport(zone, language).html(record), language, stylesheet(), head(record));
  }

  private String head(RecoveryRecord record) {
    var times = new Times(zone);
    var began = record.outage().began();
    return String.join(
        " · ",
        record.service().name().in(language),
        record.run().id().toString(),
        times.full(began) + " " + times.zoneName(began));
  }

  private static String stylesheet() {
    try (var sheet = PrintedReport.class.getResourceAsStream("report-print.css")) {
      return new String(Objects.requireNonNull(sheet).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
