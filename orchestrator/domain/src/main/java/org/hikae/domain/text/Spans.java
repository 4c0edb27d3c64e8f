package org.hikae.domain.text;

import java.time.Duration;
import java.util.Locale;

/// Spans of time as people read them.
public final class Spans {
  private Spans() {}

  /// A clock's face, whole seconds, rounded half up: `0:00:23`, `12:05:00`.
  public static String clock(Duration span) {
    var seconds = span.plusMillis(500).toSeconds();
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /// A short form with its unit: `840 ms`, `4.2 s`, `3 min 20 s`, `1 h 5 min`.
  public static String brief(Duration span, Language language) {
    return switch (language) {
      case EN -> brief(span, " ms", " s", " min", " h", " ");
      case JA -> brief(span, "ミリ秒", "秒", "分", "時間", "");
    };
  }

  private static String brief(
      Duration span, String millis, String seconds, String minutes, String hours, String space) {
    if (span.compareTo(Duration.ofSeconds(1)) < 0) {
      return span.toMillis() + millis;
    }
    if (span.compareTo(Duration.ofSeconds(60)) < 0) {
      return oneDecimal(span) + seconds;
    }
    if (span.compareTo(Duration.ofHours(1)) < 0) {
      return pair(span.toMinutes(), minutes, span.toSecondsPart(), seconds, space);
    }
    return pair(span.toHours(), hours, span.toMinutesPart(), minutes, space);
  }

  private static String oneDecimal(Duration span) {
    var tenths = span.toMillis() / 100;
    return tenths % 10 == 0 ? Long.toString(tenths / 10) : tenths / 10 + "." + tenths % 10;
  }

  private static String pair(long large, String unit, int small, String smallUnit, String space) {
    return small == 0 ? large + unit : large + unit + space + small + smallUnit;
  }
}
