package org.hikae.domain.housekeeping;

import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hikae.domain.text.Ages;
import org.hikae.domain.text.Bilingual;
import org.jspecify.annotations.Nullable;

/// What housekeeping would delete in one place now, heap by heap, and by which rule.
public record HousekeepingPlan(List<Line> lines) {
  public HousekeepingPlan {
    lines = List.copyOf(lines);
  }

  /// What there is of a heap.
  ///
  /// @param old how many things are older than the limit
  /// @param oldBytes what they take, about
  /// @param oldestKept the moment of the oldest that stays; null when nothing does
  public record Seen(long old, long oldBytes, @Nullable Instant oldestKept) {
    public static final Seen NOTHING = new Seen(0, 0, null);
  }

  /// One heap.
  ///
  /// @param kept for how long; null: for ever
  /// @param before what is older than this goes; null: nothing
  public record Line(Heap heap, @Nullable Period kept, @Nullable Instant before, Seen seen) {
    /// The rule, for people.
    public Bilingual rule() {
      if (kept == null) {
        return new Bilingual("kept for ever", "無期限に保存");
      }
      return new Bilingual("kept for " + Ages.en(kept), Ages.ja(kept) + "間保存");
    }
  }

  /// The plan of a place, of what was seen there by the limits of [KeepTimes#limits].
  public static HousekeepingPlan of(
      KeepTimes times, Heap.Place place, Map<Heap, Seen> seen, Instant now) {
    var lines = new ArrayList<Line>();
    for (var heap : Heap.values()) {
      if (heap.place() == place) {
        var before = times.before(heap, now);
        var there = seen.getOrDefault(heap, Seen.NOTHING);
        lines.add(
            new Line(
                heap,
                times.of(heap).orElse(null),
                before.orElse(null),
                before.isPresent() ? there : new Seen(0, 0, there.oldestKept())));
      }
    }
    return new HousekeepingPlan(lines);
  }

  /// How many things would go.
  public long old() {
    return lines.stream().mapToLong(line -> line.seen().old()).sum();
  }

  public long oldBytes() {
    return lines.stream().mapToLong(line -> line.seen().oldBytes()).sum();
  }

  /// What there is to do; empty: nothing.
  public Optional<String> summary() {
    return old() == 0
        ? Optional.empty()
        : Optional.of(
            String.join(
                ", ",
                lines.stream()
                    .filter(line -> line.seen().old() > 0)
                    .map(line -> line.seen().old() + " of the " + line.heap().words().en())
                    .toList()));
  }
}
