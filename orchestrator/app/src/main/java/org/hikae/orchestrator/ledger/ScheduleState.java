package org.hikae.orchestrator.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hikae.domain.schedule.Schedule;
import org.hikae.domain.text.Bilingual;
import org.hikae.orchestrator.ledger.ScheduleEvent.PartLeft;
import org.hikae.orchestrator.ledger.ScheduleEvent.ScheduleDropped;
import org.hikae.orchestrator.ledger.ScheduleEvent.ScheduleMissed;
import org.hikae.orchestrator.ledger.ScheduleEvent.ScheduleSet;
import org.hikae.orchestrator.ledger.ScheduleEvent.ScheduleStarted;
import org.jspecify.annotations.Nullable;

/// How a schedule stands after so many entries of its stream.
///
/// @param version how many
/// @param terms what was in force last; none: the estate does not have it any more
/// @param handled the latest due time that was started or told as missed, or since when it is
///   looked at
/// @param missed due times that were left at that, since it was started last; of many the latest
public record ScheduleState(
    String id,
    long version,
    @Nullable Schedule terms,
    Instant handled,
    @Nullable Start last,
    List<Instant> missed) {
  private static final int NAMED = 100;

  public ScheduleState {
    missed = List.copyOf(missed);
  }

  /// A start as it stands.
  ///
  /// @param version the entry that says it
  /// @param left by name, why a part of it was not ordered
  public record Start(long version, ScheduleStarted said, Map<String, Bilingual> left) {
    public Start {
      left = Map.copyOf(left);
    }

    Start without(PartLeft part) {
      var more = new HashMap<>(left);
      more.put(part.part(), part.because());
      return new Start(version, said, more);
    }
  }

  /// Before its first entry.
  static ScheduleState before(String id) {
    return new ScheduleState(id, 0, null, Instant.EPOCH, null, List.of());
  }

  /// After one more entry.
  ScheduleState after(ScheduleEvent event) {
    var next = version + 1;
    return switch (event) {
      case ScheduleSet(var at, var schedule) ->
          terms != null && terms.sameTimes(schedule)
              ? new ScheduleState(id, next, schedule, handled, last, missed)
              : new ScheduleState(id, next, schedule, at, last, List.of());
      case ScheduleDropped _ -> new ScheduleState(id, next, null, handled, last, List.of());
      case ScheduleStarted started ->
          new ScheduleState(
              id,
              next,
              terms,
              started.due() == null ? handled : started.due(),
              new Start(next, started, Map.of()),
              List.of());
      case PartLeft left ->
          new ScheduleState(
              id, next, terms, handled, last == null ? null : last.without(left), missed);
      case ScheduleMissed(_, var times) ->
          new ScheduleState(id, next, terms, times.getLast(), last, latest(missed, times));
    };
  }

  private static List<Instant> latest(List<Instant> before, List<Instant> times) {
    var all = new ArrayList<>(before);
    all.addAll(times);
    return all.subList(Math.max(0, all.size() - NAMED), all.size());
  }
}
