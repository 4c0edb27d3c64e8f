package org.hikae.domain.volume;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.hikae.domain.text.Bytes;

/// How a vault grew: the straight line that lies closest to what it held on the days it was looked
/// at (least squares).
///
/// @param since the first day that counts
/// @param samples how many days count
/// @param bytesPerDay negative when it shrinks
public record Growth(LocalDate since, int samples, double bytesPerDay) {
  private static final int LOOKED_BACK_DAYS = 90;
  private static final int LEAST_DAYS = 7;

  /// Nothing while fewer than seven days lie between the first look and the last.
  public static Optional<Growth> of(List<DayVolume> days, LocalDate today) {
    var known =
        days.stream()
            .filter(each -> each.day().isAfter(today.minusDays(LOOKED_BACK_DAYS)))
            .filter(each -> !each.day().isAfter(today))
            .toList();
    if (known.isEmpty()
        || ChronoUnit.DAYS.between(known.getFirst().day(), known.getLast().day()) < LEAST_DAYS) {
      return Optional.empty();
    }
    var first = known.getFirst().day();
    return Optional.of(new Growth(first, known.size(), slope(known, first)));
  }

  private static double slope(List<DayVolume> days, LocalDate first) {
    var middleDay = days.stream().mapToLong(each -> age(first, each)).average().orElse(0);
    var middle = days.stream().mapToLong(each -> each.stored().count()).average().orElse(0);
    var together = 0.0;
    var spread = 0.0;
    for (var each : days) {
      var away = age(first, each) - middleDay;
      together += away * (each.stored().count() - middle);
      spread += away * away;
    }
    return together / spread;
  }

  private static long age(LocalDate first, DayVolume each) {
    return ChronoUnit.DAYS.between(first, each.day());
  }

  /// The day on which a vault that goes on like this holds so much; nothing when it does not grow,
  /// or not in a hundred years.
  Optional<LocalDate> reaches(Bytes volume, Bytes used, LocalDate today) {
    if (used.compareTo(volume) >= 0) {
      return Optional.of(today);
    }
    var days = Math.ceil((volume.count() - used.count()) / bytesPerDay);
    return bytesPerDay > 0 && days < 36_525
        ? Optional.of(today.plusDays((long) days))
        : Optional.empty();
  }
}
