package org.hikae.orchestrator.report;

import org.hikae.domain.estate.Tier;
import org.hikae.domain.monthly.MonthlyRecord;
import org.hikae.domain.monthly.TierMonth;
import org.hikae.domain.runbook.Occasion;
import org.hikae.domain.text.Bilingual;

/// Mean times to recovery, by tier, drills and incidents apart (REL-03).
record MonthlyTiers(MonthlyRecord record) {
  private static final Html NONE = Html.text("–");

  Html html() {
    return Html.of(
        """
        <section>
        <h2>{}</h2>
        <div class="scroll">
        <table>
        <thead><tr><th>{}</th><th>{}</th><th class="num">{}</th><th class="num">{}</th><th class="num">{}</th><th class="num">{}</th><th>{}</th></tr></thead>
        <tbody>
        {}</tbody>
        </table>
        </div>
        </section>
        """,
        Html.say("Mean time to recovery", "平均復旧時間"),
        Html.say("Services", "区分"),
        Html.say("Occasion", "種別"),
        Html.say("Recoveries", "件数"),
        Html.say("Mean", "平均"),
        Html.say("Before", "前回の月平均"),
        Html.say("Limit", "目標"),
        Html.say("Verdict", "判定"),
        Html.all(record.tiers().stream().map(MonthlyTiers::row)));
  }

  private static Html row(TierMonth tier) {
    return Html.of(
        """
        <tr><th>{}</th><td>{}</td><td class="num">{}</td><td class="num">{}</td><td class="num">{}</td><td class="num">{}</td><td>{}</td></tr>
        """,
        name(tier.tier()),
        name(tier.occasion()),
        count(tier),
        tier.mean().map(took -> Html.of("{}", Times.brief(took))).orElse(NONE),
        tier.before().map(took -> Html.of("{}", Times.brief(took))).orElse(NONE),
        Times.brief(tier.limit()),
        tier.any() ? verdict(tier.met()) : NONE);
  }

  private static Html count(TierMonth tier) {
    return tier.failed() == 0
        ? Html.text(Integer.toString(tier.recoveries()))
        : Html.say(
            tier.recoveries() + ", " + tier.failed() + " failed",
            tier.recoveries() + "(失敗" + tier.failed() + ")");
  }

  static Html verdict(boolean met) {
    return met
        ? Html.of("<b class=\"pill good\">{}</b>", Html.say("met", "達成"))
        : Html.of("<b class=\"pill bad\">{}</b>", Html.say("missed", "未達"));
  }

  static Bilingual name(Tier tier) {
    return switch (tier) {
      case CORE -> new Bilingual("core", "基幹業務");
      case OTHER -> new Bilingual("other", "基幹業務以外");
    };
  }

  static Bilingual name(Occasion occasion) {
    return switch (occasion) {
      case DRILL -> new Bilingual("drills", "訓練");
      case INCIDENT -> new Bilingual("incidents", "障害対応");
    };
  }
}
