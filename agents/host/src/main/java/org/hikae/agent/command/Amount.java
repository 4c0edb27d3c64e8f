package org.hikae.agent.command;

import java.util.Locale;

/// Bytes as people read them: `104.2 MB`.
final class Amount {
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

  private Amount() {}

  static String of(long bytes) {
    var amount = (double) bytes;
    var unit = 0;
    while (amount >= 999.5 && unit < UNITS.length - 1) {
      amount /= 1000;
      unit++;
    }
    var form = unit == 0 || amount >= 99.95 ? "%.0f %s" : "%.1f %s";
    return String.format(Locale.ROOT, form, amount, UNITS[unit]);
  }
}
