package org.hikae.domain.watch;

import java.time.Duration;
import java.util.Collection;
import java.util.OptionalDouble;
import org.hikae.domain.estate.Tier;

/// For how long somebody looked at a service from its users' side, and for how much of that it did
/// not answer. What nobody looked at speaks neither for it nor against it.
///
/// @param looks how many looks that rests on
public record Availability(Duration seen, Duration away, long looks) {
  public static final Availability NOTHING = new Availability(Duration.ZERO, Duration.ZERO, 0);

  /// So many times the usual gap between two looks may pass before the time between them counts as
  /// not looked at.
  private static final int USUAL_GAPS = 3;

  /// What the time from one look to the next says: it stays as the first one saw it.
  ///
  /// @param every how far apart the looks are meant to be
  public static Availability between(ProbeSample one, ProbeSample next, Duration every) {
    var gap = Duration.between(one.sentAt(), next.sentAt());
    var most = every.multipliedBy(USUAL_GAPS).plus(one.took());
    if (gap.isNegative() || gap.compareTo(most) > 0) {
      return new Availability(Duration.ZERO, Duration.ZERO, 1);
    }
    return new Availability(gap, one.good() ? Duration.ZERO : gap, 1);
  }

  public static Availability sum(Collection<Availability> all) {
    return all.stream().reduce(NOTHING, Availability::plus);
  }

  public Availability plus(Availability other) {
    return new Availability(seen.plus(other.seen), away.plus(other.away), looks + other.looks);
  }

  /// 1 for always there; empty when nobody looked.
  public OptionalDouble share() {
    return seen.isZero()
        ? OptionalDouble.empty()
        : OptionalDouble.of(1 - (double) away.toMillis() / Math.max(1, seen.toMillis()));
  }

  /// The share that is asked for (AVL-02): 99.9 % of core services, 99 % of others.
  public static double target(Tier tier) {
    return switch (tier) {
      case CORE -> 0.999;
      case OTHER -> 0.99;
    };
  }
}
