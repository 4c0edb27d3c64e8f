package org.hikae.domain.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/// Says what a schedule asks for, from what was handled last and what the time is now.
///
/// @param lateness how long after its moment a start still counts as in time
public record DueTimes(Duration lateness) {
  /// Of more times than this that were missed, only the latest are named.
  private static final int NAMED = 100;

  /// @param handled the latest time that was started or told as missed; for a new schedule, when it
  ///   came into force
  public Due look(Schedule schedule, Instant handled, Instant now) {
    var passed = passed(schedule, handled, now);
    if (passed.isEmpty()) {
      return new Due.NotYet(schedule.due().after(handled).map(time -> begin(schedule, time)));
    }
    var latest = passed.getLast();
    var earlier = passed.subList(0, passed.size() - 1);
    if (!begin(schedule, latest).plus(lateness).isBefore(now)) {
      return start(schedule, latest, earlier, now);
    }
    return switch (schedule.missed()) {
      case CATCH_UP -> start(schedule, latest, earlier, now);
      case REPORT -> new Due.Overdue(passed);
    };
  }

  private static Due start(Schedule schedule, Instant time, List<Instant> earlier, Instant now) {
    var opens = opens(schedule, now);
    return opens.isAfter(now) ? new Due.NotYet(Optional.of(opens)) : new Due.Start(time, earlier);
  }

  /// The times whose moment to begin has come, earliest first.
  private static List<Instant> passed(Schedule schedule, Instant handled, Instant now) {
    var passed = new ArrayDeque<Instant>();
    var time = schedule.due().after(handled);
    while (time.isPresent() && !begin(schedule, time.get()).isAfter(now)) {
      passed.add(time.get());
      if (passed.size() > NAMED) {
        passed.remove();
      }
      time = schedule.due().after(time.get());
    }
    return List.copyOf(passed);
  }

  private static Instant begin(Schedule schedule, Instant time) {
    return opens(schedule, schedule.start(time));
  }

  private static Instant opens(Schedule schedule, Instant moment) {
    return schedule
        .window()
        .map(window -> window.opens(moment, schedule.due().zone()))
        .orElse(moment);
  }
}
