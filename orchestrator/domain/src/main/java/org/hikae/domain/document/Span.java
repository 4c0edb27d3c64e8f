package org.hikae.domain.document;

import java.time.Duration;
import java.util.regex.Pattern;

/// Spans as people write them: `500ms`, `90s`, `15m`, `1h30m`, `2d`.
final class Span {
  private static final Pattern WHOLE = Pattern.compile("([0-9]{1,9}(ms|s|m|h|d))+");
  private static final Pattern PART = Pattern.compile("([0-9]+)(ms|s|m|h|d)");

  private Span() {}

  /// Throws `IllegalArgumentException` when the text is no span, or none longer than zero.
  static Duration parse(String text) {
    if (!WHOLE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a span such as 500ms, 90s, 15m, 1h30m or 2d");
    }
    var sum =
        PART.matcher(text)
            .results()
            .map(part -> of(Long.parseLong(part.group(1)), part.group(2)))
            .reduce(Duration.ZERO, Duration::plus);
    if (sum.isZero()) {
      throw new IllegalArgumentException("'" + text + "' is no time at all");
    }
    return sum;
  }

  private static Duration of(long amount, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }
}
