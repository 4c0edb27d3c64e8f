package org.hikae.orchestrator.report;

import java.time.format.TextStyle;
import java.util.Locale;
import org.hikae.domain.monthly.MonthlyRecord;
import org.hikae.domain.text.Bilingual;

/// The month in one sentence, for someone who reads nothing else.
record MonthlyHero(MonthlyRecord record) {
  Html html() {
    return Html.of(
        """
        <section class="hero">
        <p class="kicker">{} <span>{}</span></p>
        <h1>{}</h1>
        <p class="lede">{}</p>
        </section>
        """,
        pill(),
        record.zone(),
        month(),
        record.sentence());
  }

  private Html pill() {
    if (!record.over()) {
      return Html.of("<b class=\"pill\">{}</b>", Html.say("Not over yet", "月の途中"));
    }
    return record.good()
        ? Html.of("<b class=\"pill good\">{}</b>", Html.say("As asked for", "目標達成"))
        : Html.of("<b class=\"pill bad\">{}</b>", Html.say("Falls short", "目標未達あり"));
  }

  private Bilingual month() {
    var month = record.month();
    var name = month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    return new Bilingual(
        name + " " + month.getYear(), month.getYear() + "年" + month.getMonthValue() + "月");
  }
}
