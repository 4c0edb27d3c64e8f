package org.hikae.orchestrator.ledger;

import java.time.Instant;
import java.util.List;
import org.hikae.domain.access.Access;

/// That accesses which an orchestrator saw stand in the ledger. They follow the ones before them in
/// its chain; each orchestrator has a stream of its own.
///
/// @param node which saw them
/// @param first the number of the first
/// @param previous the hash of the one before it
/// @param last the hash of the last
/// @param file whose lines they are, up to `line`
public record AccessesTaken(
    Instant at,
    String node,
    long first,
    String previous,
    List<Access> accesses,
    String last,
    String file,
    long line) {
  /// The streams of accesses begin so.
  public static final String PREFIX = "access/";

  public AccessesTaken {
    accesses = List.copyOf(accesses);
  }
}
