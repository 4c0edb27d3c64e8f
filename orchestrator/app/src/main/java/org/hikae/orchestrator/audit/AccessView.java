package org.hikae.orchestrator.audit;

import java.time.Instant;
import org.hikae.domain.access.ChainedAccess;

/// An access as it is told to whoever asks.
///
/// @param number which of those that the node saw it is
/// @param status 0 when it was begun and nobody knows how it ended
public record AccessView(
    String node,
    long number,
    Instant at,
    String who,
    String from,
    String method,
    String path,
    String right,
    int status,
    boolean refused,
    long times,
    Instant until,
    String previous,
    String hash) {
  /// As it is told to whoever asks.
  public static AccessView of(ChainedAccess link) {
    var access = link.access();
    return new AccessView(
        link.node(),
        link.number(),
        access.at(),
        access.who(),
        access.from(),
        access.method(),
        access.path(),
        access.right(),
        access.status(),
        access.refused(),
        access.times(),
        access.until(),
        link.previous(),
        link.hash());
  }
}
