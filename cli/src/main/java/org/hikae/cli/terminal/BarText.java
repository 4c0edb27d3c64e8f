package org.hikae.cli.terminal;

import java.time.Duration;
import java.util.ArrayList;

/// The text of a progress line; what does not fit into the columns is left out, the least needed
/// first.
final class BarText {
  private static final int BAR = 24;

  private BarText() {}

  static String of(String doing, long done, long total, double bytesPerSecond, int columns) {
    var parts = new ArrayList<String>();
    parts.add(doing);
    if (total > 0) {
      parts.add("%3d %%".formatted(Math.min(100, done * 100 / total)));
      parts.add(Quantities.bytes(done) + " / " + Quantities.bytes(total));
    } else {
      parts.add(Quantities.bytes(done));
    }
    if (bytesPerSecond >= 1) {
      parts.add(Quantities.bytes((long) bytesPerSecond) + "/s");
      if (total > done) {
        parts.add("~" + left((total - done) / bytesPerSecond));
      }
    }
    while (parts.size() > 2 && Width.of(String.join("  ", parts)) >= columns) {
      parts.removeLast();
    }
    var text = String.join("  ", parts);
    return total > 0 && Width.of(text) + BAR + 3 < columns ? bar(done, total) + "  " + text : text;
  }

  private static String left(double seconds) {
    return seconds < 3600 * 100
        ? Quantities.span(Duration.ofSeconds((long) Math.ceil(seconds)))
        : "…";
  }

  static String bar(long done, long total) {
    var filled = (int) Math.min(BAR, Math.round((double) done * BAR / Math.max(1, total)));
    return "█".repeat(filled) + "░".repeat(BAR - filled);
  }
}
