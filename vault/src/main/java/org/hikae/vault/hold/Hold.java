package org.hikae.vault.hold;

import java.time.Instant;
import java.util.Optional;

/// Why a snapshot is not to be forgotten. It stands in the vault itself, so that every client
/// respects it.
///
/// @param id hexadecimal: the SHA-256 of the sealed hold
/// @param snapshot the id of the snapshot that is held
/// @param by who placed it, as they named themselves
/// @param until when it ends by itself; empty = not before it is released
public record Hold(
    String id, String snapshot, String reason, String by, Instant at, Optional<Instant> until) {

  /// Whether it still holds at a moment.
  public boolean stands(Instant now) {
    return until.isEmpty() || now.isBefore(until.get());
  }
}
