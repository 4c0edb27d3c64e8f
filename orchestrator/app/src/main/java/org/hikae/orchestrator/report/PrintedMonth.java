package org.hikae.orchestrator.report;

import org.hikae.domain.monthly.MonthlyRecord;
import org.hikae.domain.text.Language;
import org.hikae.orchestrator.print.Manuscript;

/// A [MonthlyRecord] as it is printed: what [MonthlyReport] says, in one language.
public record PrintedMonth(Language language) {

  public Manuscript manuscript(MonthlyRecord record) {
    var report = new MonthlyReport(language);
    return new OnWhitePaper(language)
        .manuscript(report.html(record), MonthlyReport.title(record).in(language));
  }
}
