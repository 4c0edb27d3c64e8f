package org.hikae.orchestrator.help;

import java.util.List;
import java.util.Locale;

/// A piece of a text that shows why it was found.
final class Excerpts {
  private static final int BEFORE = 60;
  private static final int LONGEST = 200;

  private Excerpts() {}

  static String around(String text, List<String> words) {
    var lower = text.toLowerCase(Locale.ROOT);
    var first = words.stream().mapToInt(lower::indexOf).filter(at -> at >= 0).min().orElse(0);
    var from = whole(text, Math.max(0, first - BEFORE));
    var to = whole(text, Math.min(text.length(), from + LONGEST));
    return (from > 0 ? "…" : "")
        + text.substring(from, to).strip()
        + (to < text.length() ? "…" : "");
  }

  /// Not between the halves of one sign.
  private static int whole(String text, int at) {
    return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }
}
