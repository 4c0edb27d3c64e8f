package org.hikae.orchestrator.report;

import java.time.ZoneId;
import org.hikae.domain.recovery.RecoveryRecord;
import org.hikae.domain.text.Language;
import org.hikae.orchestrator.print.Manuscript;

/// A [RecoveryRecord] as it is printed: what [RecoveryReport] says, in one language.
public record PrintedReport(ZoneId zone, Language language) {

  public Manuscript manuscript(RecoveryRecord record) {
    return new OnWhitePaper(language)
        .manuscript(new RecoveryReport(zone, language).html(record), head(record));
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
}
