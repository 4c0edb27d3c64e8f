package org.hikae.domain.text;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Spans of time as people read them.
public final class Spans {
  private static final long TENTH = 100;
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60_000;

  private Spans() {}

  /// A clock's face, whole seconds, rounded half up: `0:00:23`, `12:05:00`.
  public static String clock(Duration span) {
    var seconds = span.plusMillis(500).toSeconds();
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /// A short form with its unit, rounded half up: `0.8 s`, `4.3 s`, `3 min 20 s`, `1 h 5 min`.
  public static String brief(Duration span, Language language) {
    return switch (language) {
      case EN -> brief(span, " s", " min", " h", " ");
      case JA -> brief(span, "秒", "分", "時間", "");
    };
  }

  /// Parts of a whole, rounded so that what is printed of them adds up to what is printed of the
  /// whole: to tenths of a second below a minute, to seconds above. What is missing goes to those
  /// that lost most.
  public static List<Duration> addingUp(List<Duration> parts) {
    var whole = parts.stream().mapToLong(Duration::toMillis).sum();
    var unit = rounded(whole, TENTH) < MINUTE / TENTH ? TENTH : SECOND;
    var millis = parts.stream().mapToLong(Duration::toMillis).toArray();
    var units = LongStream.of(millis).map(part -> part / unit).toArray();
    var missing = rounded(whole, unit) - LongStream.of(units).sum();
    IntStream.range(0, millis.length)
        .boxed()
        .sorted(Comparator.comparingLong((Integer i) -> -(millis[i] % unit)))
        .limit(missing)
        .forEach(i -> units[i]++);
    return LongStream.of(units).mapToObj(count -> Duration.ofMillis(count * unit)).toList();
  }

  private static String brief(
      Duration span, String seconds, String minutes, String hours, String space) {
    var millis = span.toMillis();
    var tenths = rounded(millis, TENTH);
    if (tenths < MINUTE / TENTH) {
      return (tenths % 10 == 0 ? "" + tenths / 10 : tenths / 10 + "." + tenths % 10) + seconds;
    }
    var whole = rounded(millis, SECOND);
    if (whole < 3600) {
      return pair(whole / 60, minutes, whole % 60, seconds, space);
    }
    var large = rounded(millis, MINUTE);
    return pair(large / 60, hours, large % 60, minutes, space);
  }

  private static long rounded(long millis, long unit) {
    return (millis + unit / 2) / unit;
  }

  private static String pair(long large, String unit, long small, String smallUnit, String space) {
    return small == 0 ? large + unit : large + unit + space + small + smallUnit;
  }
}
