package org.hikae.orchestrator.report;

import java.util.Locale;
import java.util.stream.Stream;
import org.hikae.domain.outage.Judgement;
import org.hikae.domain.outage.Stretch;
import org.hikae.domain.recovery.RecoveryRecord;
import org.hikae.domain.run.Evidence;
import org.hikae.domain.text.Bilingual;
import org.hikae.domain.text.Spans;

/// The verdict, for someone who reads nothing else.
record Hero(RecoveryRecord record, Times times) {
  Html html() {
    return Html.of(
        """
        <section class="hero">
        <p class="kicker">{}</p>
        <h1>{}</h1>
        <p class="lede">{}</p>
        <div class="gauges">
        {}{}</div>
        <div class="strip" role="img" aria-label="{}">{}</div>
        <p class="key">{}</p>
        </section>
        """,
        kicker(),
        headline(),
        lede(),
        downtime(),
        fallback(),
        "downtime by segment",
        Html.all(stretches().map(this::piece)),
        Html.all(stretches().map(this::key)));
  }

  private Html kicker() {
    return Html.of(
        "{}{} <span>{}</span> <span>{} {}</span>",
        isDrill() ? Html.of("{} ", pill("drill", "Drill", "訓練")) : Html.NOTHING,
        verdict(),
        record.run().id(),
        times.full(record.outage().began()),
        times.zoneName(record.outage().began()));
  }

  private Html verdict() {
    if (!record.outage().over()) {
      return pill("bad", "Not back yet", "未復旧");
    }
    return record.met()
        ? pill("good", "Objectives met", "目標達成")
        : pill("bad", "Objective missed", "目標未達");
  }

  private static Html pill(String tone, String en, String ja) {
    return Html.of("<b class=\"pill {}\">{}</b>", tone, Html.say(en, ja));
  }

  private boolean isDrill() {
    return record.run().plan().isDrill();
  }

  private Html headline() {
    var name = record.service().name();
    var to = record.sites().of(record.run().plan().to());
    if (isDrill()) {
      return rehearsed(name, to);
    }
    return record.outage().over()
        ? Html.say(
            name.en() + " is back at " + to.en() + ".", name.ja() + "は" + to.ja() + "で復旧しました。")
        : Html.say(name.en() + " is still away.", name.ja() + "はまだ復旧していません。");
  }

  private Html rehearsed(Bilingual name, Bilingual to) {
    return record.outage().over()
        ? Html.say(
            "Drill: " + name.en() + " came up at " + to.en() + ".",
            "訓練:" + name.ja() + "は" + to.ja() + "で起動しました。")
        : Html.say(
            "Drill: " + name.en() + " has not come up at " + to.en() + ".",
            "訓練:" + name.ja() + "は" + to.ja() + "で起動していません。");
  }

  private Html lede() {
    var from = record.sites().of(record.run().plan().from());
    var since = times.second(record.outage().began());
    if (isDrill()) {
      var by = record.run().opened().decision().by();
      return Html.say(
          "From "
              + since
              + " on the loss of "
              + from.en()
              + " was played in a sandbox; the service itself was left alone. Started by "
              + by
              + ".",
          since
              + "から、"
              + from.ja()
              + "の喪失を想定して隔離環境で実施しました。稼働中のサービスには手を加えていません。開始者は "
              + by
              + " です。");
    }
    var decided = Decisions.sentence(record.run().opened().decision());
    return Html.say(
        from.en() + " fell silent at " + since + ". " + decided.en(),
        since + "に" + from.ja() + "が沈黙しました。" + decided.ja());
  }

  private Html downtime() {
    var judged = record.downtime();
    return gauge(
        new Bilingual("Downtime", "停止時間"),
        Html.text(Spans.clock(judged.measured())),
        new Bilingual(
            "of " + Spans.clock(judged.limit()) + " (RTO)",
            "目標 " + Spans.clock(judged.limit()) + "(RTO)"),
        judged,
        spare(judged));
  }

  private static Bilingual spare(Judgement judged) {
    var spare = judged.limit().minus(judged.measured());
    var span = Times.brief(spare.abs());
    return spare.isNegative()
        ? new Bilingual(span.en() + " too long", "目標を" + span.ja() + "超過")
        : new Bilingual(span.en() + " to spare", "残り" + span.ja());
  }

  private Html fallback() {
    var judged = record.fallback();
    return gauge(
        new Bilingual("Data falls back by", "データの巻き戻り"),
        Html.text(Spans.clock(judged.measured())),
        new Bilingual(
            "of " + Spans.clock(judged.limit()) + " (RPO)",
            "目標 " + Spans.clock(judged.limit()) + "(RPO)"),
        judged,
        lost());
  }

  private Bilingual lost() {
    return record
        .evidence(Evidence.CANARY_LOSS)
        .findFirst()
        .map(
            loss ->
                new Bilingual(
                    loss.value() + " canary " + loss.unit() + " lost",
                    "カナリア " + loss.value() + " " + rows(loss.unit()) + "を喪失"))
        .orElseGet(() -> Times.brief(record.fallback().measured()));
  }

  private static String rows(String unit) {
    return unit.equals("rows") ? "行" : unit;
  }

  private static Html gauge(
      Bilingual title, Html figure, Bilingual of, Judgement judged, Bilingual note) {
    return Html.of(
        """
        <div class="gauge {}">
        <h2>{}</h2>
        <p class="figure">{} <small>{}</small></p>
        <p class="bar"><i style="width:{}%"></i></p>
        <p class="note"><span>{}</span><span>{}</span></p>
        </div>
        """,
        judged.met() ? "good" : "bad",
        title,
        figure,
        of,
        percent(Math.min(1, judged.share())),
        note,
        Html.say(
            percent(judged.share()) + " % of the limit", "上限の " + percent(judged.share()) + " %"));
  }

  private Stream<Stretch> stretches() {
    return record.outage().stretches().stream().filter(stretch -> stretch.took().isPositive());
  }

  private Html piece(Stretch stretch) {
    return Html.of(
        "<i class=\"fill {}\" style=\"flex-grow:{}\"></i>",
        SegmentSection.css(stretch.segment()),
        stretch.took().toMillis());
  }

  private Html key(Stretch stretch) {
    return Html.of(
        "<span><i class=\"fill {}\"></i>{} <b>{}</b></span>",
        SegmentSection.css(stretch.segment()),
        stretch.segment().title(),
        Times.printed(record, stretch));
  }

  private static String percent(double share) {
    var percent = share * 100;
    return String.format(Locale.ROOT, percent < 10 ? "%.1f" : "%.0f", percent);
  }
}
