package org.hikae.vault.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// A store's promise about one object: nobody deletes it before `until`, whatever credentials they
/// have. A lock can be extended and never shortened.
///
/// @param until to the second, rounded up: no service is finer
public record Lock(Instant until, Mode mode) {
  public Lock {
    var whole = until.truncatedTo(ChronoUnit.SECONDS);
    until = whole.equals(until) ? until : whole.plusSeconds(1);
  }

  /// Who may lift a lock before its time.
  public enum Mode {
    /// Nobody, the owner of the store included.
    COMPLIANCE,
    /// Whoever the store has given a special right to, which Hikae never uses. Stores that know no
    /// such right keep it like [#COMPLIANCE].
    GOVERNANCE
  }

  /// Whether this one holds at least as long as the other.
  public boolean covers(Lock other) {
    return !until.isBefore(other.until);
  }
}
