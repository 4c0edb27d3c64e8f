package org.hikae.domain.retention;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Locale;

/// A stretch of the calendar, of which one point is enough after a while.
public enum Span {
  DAY,
  WEEK,
  MONTH,
  YEAR;

  /// The name of the stretch that a day lies in: `2026-11-26`, `2026-W48`, `2026-11`, `2026`.
  public String holding(LocalDate day) {
    return switch (this) {
      case DAY -> day.toString();
      case WEEK ->
          String.format(
              Locale.ROOT,
              "%d-W%02d",
              day.get(IsoFields.WEEK_BASED_YEAR),
              day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case MONTH -> String.format(Locale.ROOT, "%d-%02d", day.getYear(), day.getMonthValue());
      case YEAR -> String.valueOf(day.getYear());
    };
  }
}
