package org.hikae.cluster;

import java.time.Duration;
import java.util.List;
import org.hikae.cluster.lease.LeaseTable.Lease;
import org.hikae.protocol.Epoch;
import org.hikae.protocol.FencingToken;

/// All that a ledger holds at one moment: who may be active, and every entry from the first to the
/// newest. Whether the entries follow one another is looked at where one is read back in
/// ([org.hikae.cluster.ledger.Founding]).
public record LedgerCopy(List<Lease> leases, List<LedgerEntry> entries) {
  /// How far epochs are raised in a ledger that begins anew: further than they can have gone since
  /// the copy was taken.
  public static final long EPOCHS_AHEAD = 1_000;

  /// The hash before the first entry.
  public static final String ORIGIN = "0".repeat(64);

  public LedgerCopy {
    leases = List.copyOf(leases);
    entries = List.copyOf(entries);
  }

  /// The hash of the newest entry, which stands for all before it.
  public String head() {
    return entries.isEmpty() ? ORIGIN : entries.getLast().hash();
  }

  /// The same entries, and leases under which nobody acts yet: each has an epoch that nobody can
  /// have seen, and counts as held, for `term` at least, by whom the copy names.
  public LedgerCopy ahead(Duration term) {
    return new LedgerCopy(leases.stream().map(lease -> ahead(lease, term)).toList(), entries);
  }

  private static Lease ahead(Lease lease, Duration term) {
    var token = lease.token();
    var epoch = new Epoch(token.epoch().number() + EPOCHS_AHEAD);
    var longer = term.compareTo(lease.lasting()) > 0 ? term : lease.lasting();
    return new Lease(new FencingToken(token.service(), token.holder(), epoch), 0, longer, false);
  }
}
