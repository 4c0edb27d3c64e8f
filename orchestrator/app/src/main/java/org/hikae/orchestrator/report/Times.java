package org.hikae.orchestrator.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.hikae.domain.outage.Stretch;
import org.hikae.domain.recovery.RecoveryRecord;
import org.hikae.domain.text.Bilingual;
import org.hikae.domain.text.Language;
import org.hikae.domain.text.Spans;

/// Moments and spans as the report writes them.
record Times(ZoneId zone) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter TENTH =
      DateTimeFormatter.ofPattern("HH:mm:ss.S", Locale.ROOT);
  private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

  String day(Instant at) {
    return DAY.format(at.atZone(zone));
  }

  String second(Instant at) {
    return SECOND.format(at.atZone(zone));
  }

  String tenth(Instant at) {
    return TENTH.format(at.atZone(zone));
  }

  String full(Instant at) {
    return day(at) + " " + second(at);
  }

  /// The zone's own short name: `JST`.
  String zoneName(Instant at) {
    return ZONE.format(at.atZone(zone));
  }

  static Bilingual brief(Duration span) {
    return new Bilingual(Spans.brief(span, Language.EN), Spans.brief(span, Language.JA));
  }

  /// What a stretch took, so that all of them add up to the downtime as printed.
  static Bilingual printed(RecoveryRecord record, Stretch stretch) {
    return brief(record.outage().printed().getOrDefault(stretch.segment(), Duration.ZERO));
  }

  /// A span after the begin: `+12.4 s`, or `+0:41:40` from a minute on.
  static Bilingual offset(Duration span) {
    if (span.compareTo(Duration.ofMinutes(1)) >= 0) {
      return Bilingual.same("+" + Spans.clock(span));
    }
    var seconds = String.format(Locale.ROOT, "%+.1f", span.toMillis() / 1000.0);
    return new Bilingual(seconds + " s", seconds + "秒");
  }
}
