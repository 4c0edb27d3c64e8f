package org.hikae.orchestrator.monthly;

import java.time.YearMonth;
import org.hikae.cluster.LedgerException;
import org.hikae.domain.estate.Urgency;
import org.hikae.domain.monthly.MonthlyRecord;
import org.hikae.domain.notice.Concern;
import org.hikae.domain.text.Bilingual;
import org.hikae.orchestrator.ledger.NoticeRows;
import org.hikae.orchestrator.notice.NoticeDesk;
import org.hikae.orchestrator.schedule.ReportNews;

/// Raises a notice that says how a month was and where its report is.
public final class MonthlyNews implements ReportNews {
  private final Months months;
  private final NoticeDesk desk;
  private final NoticeRows rows;

  public MonthlyNews(Months months, NoticeDesk desk, NoticeRows rows) {
    this.months = months;
    this.desk = desk;
    this.rows = rows;
  }

  @Override
  public boolean isTold(String id) {
    return rows.find(concern(id, "", new Bilingual(id, id)).id()).isPresent();
  }

  @Override
  public void tell(String id, YearMonth month) throws LedgerException, InterruptedException {
    var sentence =
        months
            .of(month)
            .map(MonthlyRecord::sentence)
            .map(
                how ->
                    new Bilingual(
                        "The report of " + month + " is ready. " + how.en(),
                        month + "の月次報告ができました。" + how.ja()))
            .orElseGet(
                () ->
                    new Bilingual("The report of " + month + " is ready.", month + "の月次報告ができました。"));
    desk.raise(concern(id, "hikae report monthly " + month, sentence));
  }

  private static Concern concern(String id, String command, Bilingual sentence) {
    return new Concern(id, Urgency.WATCH, sentence, command, "/reports", true);
  }
}
