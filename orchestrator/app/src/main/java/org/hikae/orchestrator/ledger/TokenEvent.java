package org.hikae.orchestrator.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// That an API token was made, or is good no more. Each token is a stream of its own.
public sealed interface TokenEvent {
  /// The streams of tokens begin so.
  String PREFIX = "token/";

  Instant at();

  /// The secret itself is nowhere: it is shown once, to whoever asked for it.
  ///
  /// @param scopes what it may do: `read`, `test`, `run`, `admin`
  /// @param hash of salt and secret, SHA-256, hexadecimal
  /// @param expiresAt null when it is good until it is revoked
  record TokenMade(
      Instant at,
      String id,
      String name,
      List<String> scopes,
      String salt,
      String hash,
      String by,
      @Nullable Instant expiresAt)
      implements TokenEvent {
    public TokenMade {
      scopes = List.copyOf(scopes);
    }
  }

  record TokenRevoked(Instant at, String id, String by) implements TokenEvent {}
}
