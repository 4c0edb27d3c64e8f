package org.hikae.orchestrator.report;

import java.time.Duration;
import java.util.Locale;
import org.hikae.domain.outage.Stretch;
import org.hikae.domain.recovery.RecoveryRecord;
import org.hikae.domain.runbook.Role;
import org.hikae.domain.runbook.Segment;
import org.hikae.domain.text.Bilingual;
import org.hikae.domain.text.Spans;

/// Where the time went: every segment with its owner and its share.
record SegmentSection(RecoveryRecord record, Times times) {
  Html html() {
    return Html.of(
        """
        <section>
        <h2>{}</h2>
        <div class="scroll"><table class="segments">
        <thead><tr><th>{}</th><th>{}</th><th class="num">{}</th><th class="num">{}</th><th class="wide">{}</th></tr></thead>
        <tbody>
        {}</tbody>
        <tfoot><tr><th>{}</th><td></td><td class="num"></td><td class="num">{}</td><td class="wide clock">{}</td></tr></tfoot>
        </table></div>
        </section>
        """,
        Html.say("Where the time went", "時間の内訳"),
        Html.say("Segment", "区間"),
        Html.say("Answered for by", "責任者"),
        Html.say("Began", "開始"),
        Html.say("Took", "所要"),
        Html.say("Share", "割合"),
        Html.all(record.outage().stretches().stream().map(this::row)),
        Html.say("Downtime", "停止時間"),
        Times.brief(record.outage().downtime()),
        Spans.clock(record.outage().downtime()));
  }

  private Html row(Stretch stretch) {
    var share = share(stretch);
    return Html.of(
        """
        <tr><th><i class="chip fill {}"></i>{}<small>{}</small></th><td>{}</td>\
        <td class="num">{}</td><td class="num">{}</td>\
        <td class="wide"><span class="share"><i class="fill {}" style="width:{}%"></i></span>{} %</td></tr>
        """,
        css(stretch.segment()),
        stretch.segment().title(),
        meaning(stretch.segment()),
        owner(stretch.owner()),
        Times.offset(Duration.between(record.outage().began(), stretch.from())),
        took(stretch),
        css(stretch.segment()),
        share,
        share);
  }

  private Bilingual took(Stretch stretch) {
    return stretch.took().isZero() ? Bilingual.same("–") : Times.printed(record, stretch);
  }

  private String share(Stretch stretch) {
    var downtime = record.outage().downtime().toMillis();
    var share = downtime == 0 ? 0 : 100.0 * stretch.took().toMillis() / downtime;
    return String.format(Locale.ROOT, "%.1f", share);
  }

  /// The class of a segment's colour.
  static String css(Segment segment) {
    return segment.name().toLowerCase(Locale.ROOT);
  }

  static Bilingual owner(Role role) {
    return switch (role.name()) {
      case "orchestrator" -> new Bilingual("Hikae", "Hikae(自動)");
      case "incident-lead" -> new Bilingual("Incident lead", "指揮者");
      default -> Bilingual.same(role.name());
    };
  }

  private static Bilingual meaning(Segment segment) {
    return switch (segment) {
      case DETECT -> new Bilingual("last good look → declared lost", "最後の正常応答 → 喪失の宣言");
      case DECIDE -> new Bilingual("→ failover begins", "→ 切替の開始");
      case FENCE -> new Bilingual("→ the old site can no longer be active", "→ 旧サイトの稼働を不可能に");
      case RESTORE -> new Bilingual("→ data is back from the vault", "→ 保管庫からの復元");
      case START -> new Bilingual("→ the service runs on it", "→ サービスの起動");
      case VERIFY -> new Bilingual("→ looked at before users", "→ 利用者より先の確認");
      case REDIRECT -> new Bilingual("→ first good look at the users' address", "→ 公開アドレスの最初の正常応答");
    };
  }
}
