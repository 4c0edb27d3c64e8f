package org.hikae.orchestrator.report;

import java.util.stream.Collectors;
import org.hikae.domain.recovery.RecoveryRecord;

/// How the figures came about, so that someone else can judge them.
record MethodSection(RecoveryRecord record, Times times) {
  Html html() {
    return Html.of(
        """
        <section>
        <h2>{}</h2>
        <ul class="plain">
        <li>{}</li>
        <li>{}</li>
        <li>{}</li>
        <li>{}</li>
        </ul>
        </section>
        """,
        Html.say("How it was measured", "計測の方法"),
        clock(),
        looks(),
        declared(),
        Html.say(
            "The segments follow one another without a gap; together they are the downtime.",
            "各区間は隙間なく連続し、その合計が停止時間に一致します。"));
  }

  private Html clock() {
    if (!record.outage().probed()) {
      return Html.say(
          "No look at the service is on record from before the outage: it is counted from the last"
              + " heartbeat of the lost site.",
          "停止前のプローブ記録がないため、失われたサイトの最後のハートビートから計測しています。");
    }
    return Html.say(
        "The clock runs from the begin of the last good look at the service’s public address to the"
            + " end of the first good one after the users were led elsewhere, so that the downtime"
            + " is never told shorter than it was.",
        "公開アドレスでの最後の正常応答の開始時刻から、切替後の最初の正常応答の終了時刻までを計測します。" + "停止時間が実際より短く示されることはありません。");
  }

  private Html looks() {
    var observers =
        record.samples().stream()
            .map(sample -> sample.observer().toString())
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    var bad = record.samples().stream().filter(sample -> !sample.good()).count();
    var count = record.samples().size();
    var address = record.service().address();
    return Html.of(
        "{}{}",
        Html.say(
            "On record are "
                + count
                + " looks at "
                + address
                + " by "
                + observers
                + ", "
                + bad
                + " of them bad.",
            "記録は " + observers + " による " + address + " への " + count + " 回の確認(うち異常 " + bad + " 回)。"),
        exactness());
  }

  private Html exactness() {
    if (record.beginKnownTo().isEmpty() || record.endKnownTo().isEmpty()) {
      return Html.NOTHING;
    }
    var begin = Times.brief(record.beginKnownTo().orElseThrow());
    var end = Times.brief(record.endKnownTo().orElseThrow());
    return Html.say(
        " So the begin is known to within " + begin.en() + ", the end to within " + end.en() + ".",
        "開始時刻の誤差は最大 " + begin.ja() + "、終了時刻の誤差は最大 " + end.ja() + "。");
  }

  private Html declared() {
    var declaration = record.run().opened().declaration();
    var at = times.tenth(declaration.declaredAt());
    return Html.of(
        "{} <q>{}</q>",
        Html.say("The loss was declared at " + at + ", because:", "喪失の宣言は " + at + "。根拠:"),
        declaration.because());
  }
}
