package org.hikae.orchestrator.state;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.hikae.cluster.LedgerEntry;
import org.hikae.cluster.lease.LeaseTable.Lease;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.ServiceId;

/// A line of a state file, in the order in which they come: one `begun`, one `settings`, every
/// `entry`, every `held`, every `day`, one `end`.
public sealed interface StateLine {
  /// @param format 1
  /// @param node whose copy it is
  /// @param at when it was taken, by that node's clock
  /// @param authority the fingerprint of the estate's authority, which tells estates apart
  record Begun(int format, NodeId node, Instant at, String authority) implements StateLine {}

  /// @param text `orchestrator.yaml` of that node, as it was when the node started
  record Settings(String text) implements StateLine {}

  /// A decision of the ledger.
  record Entry(LedgerEntry entry) implements StateLine {}

  /// Who may be active.
  record Held(Lease lease) implements StateLine {}

  /// What that node saw of a service on a day: nobody else knows it.
  record Day(ServiceId service, LocalDate day, Duration seen, Duration away, long looks)
      implements StateLine {}

  /// @param lines how many come before
  /// @param sha256 over their bytes, hexadecimal
  record End(long lines, String sha256) implements StateLine {}
}
