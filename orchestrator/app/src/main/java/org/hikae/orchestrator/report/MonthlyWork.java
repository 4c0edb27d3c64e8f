package org.hikae.orchestrator.report;

import org.hikae.domain.monthly.JobCount;
import org.hikae.domain.monthly.MonthlyRecord;
import org.hikae.domain.text.Bilingual;

/// How often what was done.
record MonthlyWork(MonthlyRecord record) {
  Html html() {
    return Html.of(
        """
        <section>
        <h2>{}</h2>
        <dl class="figures">
        {}{}</dl>
        </section>
        """,
        Html.say("What was done", "実施状況"),
        Html.all(record.jobs().stream().map(MonthlyWork::count)),
        figure(
            new Bilingual("notices raised", "発行した通知"),
            Html.text(Integer.toString(record.notices()))));
  }

  private static Html count(JobCount job) {
    return figure(
        name(job.kind()),
        job.failed() == 0
            ? Html.text(Integer.toString(job.done()))
            : Html.of(
                "{} <small>{}</small>",
                job.done(),
                Html.say(job.failed() + " failed", "失敗 " + job.failed())));
  }

  private static Html figure(Bilingual what, Html value) {
    return Html.of("<div><dt>{}</dt><dd>{}</dd></div>\n", what, value);
  }

  private static Bilingual name(String kind) {
    return switch (kind) {
      case "backup" -> new Bilingual("backups", "バックアップ");
      case "mirror" -> new Bilingual("mirrors", "ミラー");
      case "verify" -> new Bilingual("verifications", "検証");
      case "retention" -> new Bilingual("retention runs", "保持期間の適用");
      case "inventory" -> new Bilingual("inventories of vaults", "保管庫の棚卸し");
      case "housekeeping" -> new Bilingual("housekeeping runs", "ハウスキーピング");
      default -> Bilingual.same(kind);
    };
  }
}
