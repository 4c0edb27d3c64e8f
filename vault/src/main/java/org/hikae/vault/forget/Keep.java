package org.hikae.vault.forget;

import java.time.Period;
import java.util.Optional;

/// What a rule keeps of each group of snapshots. A snapshot is kept when any part of the rule keeps
/// it.
///
/// @param last the newest so many
/// @param daily the newest of each of the last so many days that have one; the others likewise
/// @param within everything that is at most this much older than the group's newest
public record Keep(
    int last, int daily, int weekly, int monthly, int yearly, Optional<Period> within) {
  public static final Keep NOTHING = new Keep(0, 0, 0, 0, 0, Optional.empty());

  public Keep {
    if (last < 0 || daily < 0 || weekly < 0 || monthly < 0 || yearly < 0) {
      throw new IllegalArgumentException("a rule cannot keep less than nothing");
    }
    if (within.isPresent() && (within.get().isNegative() || within.get().isZero())) {
      throw new IllegalArgumentException("a span to keep is longer than nothing");
    }
  }

  /// Whether the rule would keep nothing at all, which nobody means.
  public boolean isEmpty() {
    return last + daily + weekly + monthly + yearly == 0 && within.isEmpty();
  }
}
