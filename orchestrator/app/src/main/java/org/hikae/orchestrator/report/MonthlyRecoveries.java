package org.hikae.orchestrator.report;

import org.hikae.domain.history.Recovery;
import org.hikae.domain.monthly.MonthlyRecord;
import org.hikae.domain.monthly.ServiceMonth;
import org.hikae.domain.text.Bilingual;

/// Each recovery of the month against its objective.
record MonthlyRecoveries(MonthlyRecord record, Times times) {
  Html html() {
    return Html.of(
        "<section>\n<h2>{}</h2>\n{}</section>\n",
        Html.say("Recoveries", "復旧の記録"),
        record.recoveries().isEmpty() ? none() : table());
  }

  private static Html none() {
    return Html.of(
        "<p class=\"intro\">{}</p>\n",
        Html.say(
            "There was neither a drill nor an incident in this month.", "この月には訓練も障害対応もありませんでした。"));
  }

  private Html table() {
    return Html.of(
        """
        <div class="scroll">
        <table>
        <thead><tr><th>{}</th><th>{}</th><th>{}</th><th class="num">{}</th><th class="num">{}</th><th>{}</th></tr></thead>
        <tbody>
        {}</tbody>
        </table>
        </div>
        """,
        Html.say("Began", "開始"),
        Html.say("Service", "サービス"),
        Html.say("Occasion", "種別"),
        Html.say("Downtime", "停止時間"),
        Html.say("Objective", "目標"),
        Html.say("Verdict", "判定"),
        Html.all(record.recoveries().stream().map(this::row)));
  }

  private Html row(Recovery recovery) {
    return Html.of(
        """
        <tr><th><span class="time">{}</span> <small><code>{}</code></small></th><td>{}</td><td>{}</td><td class="num">{}</td><td class="num">{}</td><td>{}</td></tr>
        """,
        times.full(recovery.began()),
        recovery.run(),
        name(recovery),
        MonthlyTiers.name(recovery.occasion()),
        recovery.back() ? Times.brief(recovery.took()) : Html.say("not back", "未復旧"),
        Times.brief(recovery.downtime().limit()),
        MonthlyTiers.verdict(recovery.met()));
  }

  private Bilingual name(Recovery recovery) {
    return record.services().stream()
        .filter(each -> each.id().equals(recovery.service()))
        .map(ServiceMonth::name)
        .findFirst()
        .orElseGet(() -> Bilingual.same(recovery.service().name()));
  }
}
