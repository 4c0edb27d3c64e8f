package org.hikae.domain.housekeeping;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// How long what grows is kept.
///
/// @param chosen what the estate says otherwise than is usual
public record KeepTimes(Map<Heap, Period> chosen) {
  /// Everything as usual.
  public static final KeepTimes USUAL = new KeepTimes(Map.of());

  public KeepTimes {
    chosen = Map.copyOf(chosen);
  }

  /// How long a heap is kept; empty: for ever.
  public Optional<Period> of(Heap heap) {
    return Optional.ofNullable(chosen.get(heap)).or(heap::usual);
  }

  /// What of a heap is older than this goes. Never younger than the floor lets it be, whatever was
  /// chosen, in this release or in one before.
  public Optional<Instant> before(Heap heap, Instant now) {
    var here = now.atOffset(ZoneOffset.UTC);
    return of(heap)
        .map(kept -> here.minus(kept).toInstant())
        .map(chosenLimit -> earlier(chosenLimit, here.minus(heap.floor()).toInstant()));
  }

  /// The limits of all heaps of a place from which something goes.
  public Map<Heap, Instant> limits(Heap.Place place, Instant now) {
    var limits = new EnumMap<Heap, Instant>(Heap.class);
    for (var heap : Heap.values()) {
      if (heap.place() == place) {
        before(heap, now).ifPresent(limit -> limits.put(heap, limit));
      }
    }
    return limits;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
