package org.hikae.cli.terminal;

import java.time.Duration;
import java.util.Locale;

/// Amounts as people read them.
public final class Quantities {
  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

  private Quantities() {}

  /// Three digits at most and a binary unit: `64 KiB`, `1.2 GiB`.
  public static String bytes(long bytes) {
    double amount = bytes;
    var unit = 0;
    while (amount >= 999.5 && unit < UNITS.length - 1) {
      amount /= 1024;
      unit++;
    }
    var digits = unit == 0 || amount >= 9.95 ? "%.0f %s" : "%.1f %s";
    return digits.formatted(amount, UNITS[unit]);
  }

  /// A whole number with its thousands apart: `12,345`.
  public static String count(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  /// The same of what the API says in seconds.
  public static String span(double seconds) {
    return span(Duration.ofMillis(Math.round(seconds * 1000)));
  }

  /// `0.4 s`, `12.3 s`, `2 min 05 s`, `1 h 10 min`.
  public static String span(Duration span) {
    var tenths = Math.round(span.toMillis() / 100.0);
    if (tenths < 600) {
      return "%d.%d s".formatted(tenths / 10, tenths % 10);
    }
    var seconds = Math.round(span.toMillis() / 1000.0);
    return seconds < 3600
        ? "%d min %02d s".formatted(seconds / 60, seconds % 60)
        : "%d h %02d min".formatted(seconds / 3600, seconds / 60 % 60);
  }
}
