package org.hikae.orchestrator.report;

import java.util.Locale;
import java.util.Optional;
import org.hikae.domain.monthly.MonthlyRecord;
import org.hikae.domain.monthly.ServiceMonth;
import org.hikae.domain.watch.Availability;

/// Each service: was it there, how far could it have fallen back, when was it proven?
record MonthlyServices(MonthlyRecord record, Times times) {
  Html html() {
    return Html.of(
        """
        <section>
        <h2>{}</h2>
        <div class="scroll">
        <table>
        <thead><tr><th>{}</th><th class="num">{}</th><th class="num">{}</th><th class="num">{}</th><th class="num">{}</th><th>{}</th></tr></thead>
        <tbody>
        {}</tbody>
        </table>
        </div>
        <p class="fine">{}</p>
        </section>
        """,
        Html.say("Services", "サービス"),
        Html.say("Service", "サービス"),
        Html.say("Available", "稼働率"),
        Html.say("Points", "復旧ポイント"),
        Html.say("Widest gap", "最大間隔"),
        Html.say("May lose", "許容損失"),
        Html.say("Last proven", "最後の復旧実績"),
        Html.all(record.services().stream().map(this::row)),
        Html.say(
            "Availability counts the time in which somebody looked. The widest gap is the longest"
                + " time between two recovery points that reaches into the month; a service that"
                + " was not brought back for 90 days is only believed to come back.",
            "稼働率は監視できた時間だけを対象とする。最大間隔は、この月にかかる復旧ポイントどうしの間隔の最大値。90日間復旧していないサービスは、復旧できることを確認できていない。"));
  }

  private Html row(ServiceMonth service) {
    return Html.of(
        """
        <tr><th>{} <small>{}</small></th><td class="num">{}</td><td class="num">{}</td><td class="num">{}</td><td class="num">{}</td><td>{}</td></tr>
        """,
        service.name(),
        MonthlyTiers.name(service.tier()),
        available(service),
        service.backups(),
        service
            .widestGap()
            .map(gap -> toned(service.covered(), Html.of("{}", Times.brief(gap))))
            .orElseGet(() -> toned(Optional.of(false), Html.say("no point", "なし"))),
        Times.brief(service.objectives().loss()),
        proven(service));
  }

  private static Html available(ServiceMonth service) {
    var share = service.availability().share();
    var target = percent(Availability.target(service.tier()));
    return share.isEmpty()
        ? Html.say("nobody looked", "記録なし")
        : Html.of(
            "{} <small>{}</small>",
            toned(service.available(), Html.text(percent(share.getAsDouble()))),
            Html.say("of " + target, "目標 " + target));
  }

  private Html proven(ServiceMonth service) {
    return toned(
        Optional.of(service.provenLately()),
        service
            .proven()
            .map(at -> Html.text(times.day(at)))
            .orElseGet(() -> Html.say("never", "なし")));
  }

  private static Html toned(Optional<Boolean> good, Html what) {
    return good.orElse(true) ? what : Html.of("<b class=\"pill bad\">{}</b>", what);
  }

  /// What is short of everything is never rounded up to it.
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.3f %%", Math.floor(100_000 * share + 1e-6) / 1000)
        .replaceAll("\\.?0+ %", " %");
  }
}
