package org.hikae.orchestrator.report;

import java.util.stream.Stream;
import org.hikae.domain.monthly.MonthlyRecord;
import org.hikae.domain.text.Bilingual;
import org.hikae.domain.text.Language;

/// Writes a [MonthlyRecord] as one HTML page that needs nothing else. Both languages are in it,
/// with a switch; `first` is the one it opens in.
public record MonthlyReport(Language first) {

  public String html(MonthlyRecord record) {
    return new Sheet(first)
        .html(title(record).in(first), record.author().version(), sections(record));
  }

  static Bilingual title(MonthlyRecord record) {
    return new Bilingual("Recovery, " + record.month(), "復旧月報 " + record.month());
  }

  private static Html sections(MonthlyRecord record) {
    var times = new Times(record.zone());
    return Html.all(
        Stream.of(
            new Masthead(new Bilingual("Monthly recovery report", "復旧月次報告書")).html(),
            new MonthlyHero(record).html(),
            new MonthlyTiers(record).html(),
            new MonthlyRecoveries(record, times).html(),
            new MonthlyServices(record, times).html(),
            new MonthlyWork(record).html(),
            foot(record, times)));
  }

  private static Html foot(MonthlyRecord record, Times times) {
    var author = record.author();
    var at = times.full(author.at()) + " " + times.zoneName(author.at());
    return Html.of(
        """
        <footer>
        <p>{}</p>
        <p>{}</p>
        </footer>
        """,
        Html.say(
            "Written " + at + " by " + author.node() + ", Hikae " + author.version() + ".",
            at + "、" + author.node() + "(Hikae " + author.version() + ")作成。"),
        Html.say(
            "Sources: the ledger, and for availability the looks of this orchestrator at the"
                + " services from their users’ side. Services, names and objectives are those of"
                + " the estate in force when this was written.",
            "出典:台帳。稼働率は、利用者側から見たこのオーケストレーターの監視記録。サービス、名称、目標値は作成時に有効な構成による。"));
  }
}
