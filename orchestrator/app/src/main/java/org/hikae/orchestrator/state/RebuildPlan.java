package org.hikae.orchestrator.state;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a rebuild would do.
///
/// @param node which orchestrator it becomes
/// @param home where its ledger would stand
/// @param from whose copy it is
/// @param takenAt when that was taken: what was decided later is not in it
/// @param entries how many decisions it holds
/// @param head the hash of the newest of them, which stands for all
/// @param streams how many decisions are about what: `run`, `job`, `estate`
/// @param epochs what becomes of each service's right to be active
/// @param keepers who keeps the ledger from then on
/// @param unreached who else may live and was not heard: nobody can tell from here
/// @param writes the files that it brings along
/// @param missing what its settings name and nobody has: to be put there by hand
public record RebuildPlan(
    String node,
    String home,
    String from,
    Instant takenAt,
    long entries,
    String head,
    Optional<Instant> newestAt,
    Map<String, Long> streams,
    List<EpochMove> epochs,
    List<String> keepers,
    List<String> unreached,
    List<String> writes,
    List<String> missing) {
  public RebuildPlan {
    epochs = List.copyOf(epochs);
    keepers = List.copyOf(keepers);
    unreached = List.copyOf(unreached);
    writes = List.copyOf(writes);
    missing = List.copyOf(missing);
  }

  /// @param site who held it when the copy was taken, and counts as its holder for a term
  public record EpochMove(String service, String site, long from, long to) {}
}
