package org.hikae.cluster;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.hikae.protocol.NodeId;

/// Where decisions are made: a log over the orchestrators of all sites and the witness in which an
/// entry stands once a majority has it on disk. Entries form streams (`estate`, `run/17`); an
/// append names the version of the stream that it builds on, so of two that compete one is refused.
/// Every entry carries the hash of the one before it.
public interface Ledger extends AutoCloseable {

  /// Puts an entry at the end of a stream. Completes exceptionally with [LedgerException] when
  /// there is no majority; the entry may then still come to stand, so ask again by stream and
  /// version.
  CompletableFuture<Receipt> append(String stream, long expectedVersion, String kind, String body);

  /// Entries with an index above `after`, in order, at most `limit`, as this node has applied them.
  List<LedgerEntry> entries(long after, int limit);

  /// Calls `watcher` with each entry as it is applied here, in order, from one thread, beginning
  /// with those above `after` that stand already. An entry on which it throws is given again.
  void watch(long after, Consumer<LedgerEntry> watcher);

  /// The version of a stream as applied here: how many entries it has.
  long version(String stream);

  /// Who may be active: decided here, entry by entry.
  Leases leases();

  /// Everything that this node has applied, as of one moment.
  LedgerCopy copy();

  /// Who leads, as far as this node knows.
  Optional<NodeId> leader();

  /// Whether this node leads and can reach a majority now.
  boolean leads();

  /// Calls `watcher` with whether this node leads: now, and whenever leadership comes to it or
  /// leaves it, from one thread.
  void watchLeadership(Consumer<Boolean> watcher);

  @Override
  void close();

  /// What became of an append.
  sealed interface Receipt {
    record Stands(LedgerEntry entry) implements Receipt {}

    /// The stream is at another version: somebody else was first. Nothing was written.
    record Overtaken(long version) implements Receipt {}
  }
}
