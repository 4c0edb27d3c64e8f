package org.hikae.domain.forgetting;

import java.time.Instant;
import java.time.Period;
import java.util.Set;
import org.hikae.domain.retention.Rule;

/// Why a point is kept.
public sealed interface Reason {
  /// A rule wants it: `newest 7`, `newest of 2026-W48`.
  record Wanted(Rule rule, String as) implements Reason {}

  /// It is younger than the class allows to be forgotten.
  record TooYoung(Period floor) implements Reason {}

  /// It is the newest there is.
  record Newest() implements Reason {}

  /// It is the last one that was brought back whole.
  record LastProven(Instant at) implements Reason {}

  record Held(String by) implements Reason {}

  record Locked(Instant until) implements Reason {}

  /// A mirror has yet to fetch it.
  record Awaited(Set<String> mirrors) implements Reason {
    public Awaited {
      mirrors = Set.copyOf(mirrors);
    }
  }

  /// The vault that this one mirrors has it still, or cannot be asked: the next pull would only
  /// bring it back.
  record AtOriginal(String vault) implements Reason {}

  /// Points that are kept cannot be brought back without it.
  record Needed(Set<String> marks) implements Reason {
    public Needed {
      marks = Set.copyOf(marks);
    }
  }

  /// Whether a quota may outweigh it: what is merely wanted may go, what is protected never.
  default boolean yieldsToQuota() {
    return switch (this) {
      case Wanted _ -> true;
      case TooYoung _,
          Newest _,
          LastProven _,
          Held _,
          Locked _,
          Awaited _,
          AtOriginal _,
          Needed _ ->
          false;
    };
  }
}
