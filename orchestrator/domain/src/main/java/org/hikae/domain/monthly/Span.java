package org.hikae.domain.monthly;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// A month of a calendar, as a span of time.
///
/// @param zone whose calendar it is
public record Span(YearMonth month, ZoneId zone) {
  public Instant start() {
    return month.atDay(1).atStartOfDay(zone).toInstant();
  }

  /// The first moment that is not in it any more.
  public Instant end() {
    return month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
  }

  public boolean contains(Instant at) {
    return !at.isBefore(start()) && at.isBefore(end());
  }

  /// The longest time in which none of the moments fell and which reaches into the month; one that
  /// began before the month counts whole, and before the very first moment nothing counts.
  ///
  /// @param now until when is looked, if the month is not over
  /// @return empty without any moment before the month's end
  public Optional<Duration> widestGap(Collection<Instant> moments, Instant now) {
    var until = now.isBefore(end()) ? now : end();
    var known = moments.stream().filter(each -> each.isBefore(until)).sorted().toList();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(widest(known, until));
  }

  private Duration widest(List<Instant> known, Instant until) {
    var widest = Duration.ZERO;
    for (var i = 0; i < known.size(); i++) {
      var next = i + 1 < known.size() ? known.get(i + 1) : until;
      var gap = Duration.between(known.get(i), next);
      if (!next.isBefore(start()) && gap.compareTo(widest) > 0) {
        widest = gap;
      }
    }
    return widest;
  }
}
