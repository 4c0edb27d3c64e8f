package org.hikae.cluster.ledger;

import java.time.Instant;
import org.hikae.cluster.lease.LeaseMove;
import org.hikae.protocol.NodeId;

/// What a node puts to the others; replicated as it is. Proposing the same once more, after an
/// answer that was lost, changes nothing more.
public sealed interface Proposal {

  /// Put an entry at the end of a stream that has `expectedVersion` entries.
  record Append(
      String stream, long expectedVersion, String kind, String body, NodeId author, Instant at)
      implements Proposal {}

  /// Move leases; leaves no entry, only the table changes.
  record Move(LeaseMove move) implements Proposal {}
}
