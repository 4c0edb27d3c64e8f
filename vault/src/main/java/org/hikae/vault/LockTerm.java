package org.hikae.vault;

import java.time.Duration;
import org.hikae.vault.store.Lock;

/// How long everything that a new snapshot needs is kept from being deleted by anyone.
public record LockTerm(Duration span, Lock.Mode mode) {
  /// A lock cannot be taken back, so a slip of the finger must not keep a store full for a
  /// lifetime.
  public static final Duration LONGEST = Duration.ofDays(3650);

  public LockTerm {
    if (span.compareTo(Duration.ofMinutes(1)) < 0 || span.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("locks have to be within 1 minute to 3650 days");
    }
  }

  /// What packs are locked for on top, so that they are not extended for each snapshot anew.
  public Duration slack() {
    return span.dividedBy(3);
  }
}
