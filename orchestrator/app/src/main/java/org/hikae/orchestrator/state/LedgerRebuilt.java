package org.hikae.orchestrator.state;

import java.time.Instant;

/// The entry that tells where a ledger was made anew: what was decided between `takenAt` and `at`
/// is not in it.
///
/// @param from which point it was made of
/// @param entries how many entries that held
/// @param head the hash of the newest of them
public record LedgerRebuilt(Instant at, String from, Instant takenAt, long entries, String head) {
  /// The stream of such entries.
  public static final String STREAM = "rebuilt";
}
