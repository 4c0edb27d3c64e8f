package org.hikae.domain.access;

import java.time.Instant;

/// A request that was granted or refused: who, from where, what. Equal ones that follow within some
/// minutes are told as one, with how many there were.
///
/// @param at when it came; of several the first
/// @param who as the ledger names them; `stranger` is somebody who has shown nothing
/// @param from the address that it came from
/// @param path what was asked for, with what its address says; `*` for any of very many
/// @param right what it needed; empty when there is nothing at that address
/// @param status the answer in HTTP's words; 0 when it was begun and nobody knows how it ended
/// @param times how many there were
/// @param until when the last of them came
public record Access(
    Instant at,
    String who,
    String from,
    String method,
    String path,
    String right,
    int status,
    long times,
    Instant until) {
  /// Status of what was begun, and whose end is not known.
  public static final int UNKNOWN = 0;

  /// Whether somebody was turned away, rather than something not being there.
  public boolean refused() {
    return status == 401 || status == 403 || status == 429;
  }

  /// The same with what came of it.
  public Access answered(int with) {
    return new Access(at, who, from, method, path, right, with, times, until);
  }
}
