package org.hikae.orchestrator.report;

import java.util.Locale;
import org.hikae.domain.recovery.RecoveryRecord;
import org.hikae.domain.run.Evidence;

/// What was lost, as bounded by the recovery point and as measured from outside.
record LossSection(RecoveryRecord record, Times times) {
  Html html() {
    return Html.of(
        """
        <section>
        <h2>{}</h2>
        <p>{}</p>
        {}</section>
        """,
        record.run().plan().isDrill()
            ? Html.say("What a loss would have cost", "実際の喪失であれば失われたもの")
            : Html.say("What was lost", "失われたもの"),
        bound(),
        measured());
  }

  private Html bound() {
    var to = times.full(record.run().plan().point().consistentAt());
    var from = times.full(record.outage().began());
    var span = Times.brief(record.fallback().measured());
    if (record.run().plan().isDrill()) {
      return Html.say(
          "Brought back was the state of "
              + to
              + ". Had the loss been real, what was written in the "
              + span.en()
              + " up to "
              + from
              + " would not be there any more.",
          to + " の状態を復元しました。実際の喪失であれば、" + from + " までの" + span.ja() + "に書き込まれたものは失われていました。");
    }
    return Html.say(
        "The service was brought back to "
            + to
            + " and was last seen good at "
            + from
            + ": what was written in the "
            + span.en()
            + " in between is not there any more.",
        "サービスは "
            + to
            + " の状態に戻りました。最後の正常応答は "
            + from
            + " です。その間の"
            + span.ja()
            + "に書き込まれたものは失われています。");
  }

  private Html measured() {
    if (record.run().evidence().findAny().isEmpty()) {
      return Html.of(
          "<p class=\"fine\">{}</p>",
          Html.say("Nobody has measured it from outside yet.", "外部からの計測結果はまだ登録されていません。"));
    }
    return Html.of(
        "<ul class=\"evidence\">\n{}</ul>\n", Html.all(record.run().evidence().map(this::item)));
  }

  private Html item(Evidence evidence) {
    return Html.of(
        "<li><b>{} <small>{}</small></b><span>{}</span><small>{}</small></li>\n",
        grouped(evidence.value()),
        evidence.unit().isBlank() ? Html.NOTHING : evidence.unitTitle(),
        evidence.title(),
        evidence.note());
  }

  /// Whole numbers with their thousands set apart.
  private static String grouped(String value) {
    return value.matches("[0-9]{4,18}")
        ? String.format(Locale.ROOT, "%,d", Long.parseLong(value))
        : value;
  }
}
