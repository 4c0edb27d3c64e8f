package org.hikae.domain.schedule;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/// The hours in which work may begin, on a wall clock; `until` is not part of them. They may reach
/// over midnight: 22:00 until 05:00.
public record Window(LocalTime from, LocalTime until) {
  public Window {
    if (from.equals(until)) {
      throw new IllegalArgumentException("a window from " + from + " until " + until + " is empty");
    }
  }

  boolean isOpen(Instant moment, ZoneId zone) {
    var time = moment.atZone(zone).toLocalTime();
    return from.isBefore(until)
        ? !time.isBefore(from) && time.isBefore(until)
        : !time.isBefore(from) || time.isBefore(until);
  }

  /// The first moment at or after `moment` at which work may begin.
  Instant opens(Instant moment, ZoneId zone) {
    if (isOpen(moment, zone)) {
      return moment;
    }
    var today = moment.atZone(zone).with(from);
    return (today.toInstant().isBefore(moment) ? today.plusDays(1) : today).toInstant();
  }

  @Override
  public String toString() {
    return from + "–" + until;
  }
}
