package org.hikae.cluster.lease;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.hikae.cluster.lease.LeaseTable.Lease;
import org.hikae.protocol.Epoch;
import org.hikae.protocol.ServiceId;

/// How everyone but the holder counts: from the moment at which *this* node applied a renewal, by
/// its own monotonic clock, plus a margin for the drift between two clocks. A node that restarts
/// replays the log and thereby counts anew: longer than needed, never shorter.
public final class LeaseWatch {
  private final Ticker ticker;
  private final Duration margin;
  private final Map<ServiceId, Seen> seen = new HashMap<>();

  private record Seen(Epoch epoch, long renewals, long nanos) {}

  public LeaseWatch(Ticker ticker, Duration margin) {
    this.ticker = ticker;
    this.margin = margin;
  }

  /// Notes how a lease stands after a move that was applied just now.
  public void note(Lease lease) {
    var token = lease.token();
    var before = seen.get(token.service());
    if (before == null
        || !before.epoch().equals(token.epoch())
        || before.renewals() != lease.renewals()) {
      seen.put(token.service(), new Seen(token.epoch(), lease.renewals(), ticker.nanos()));
    }
  }

  /// How long until another may take it; zero when that may be now.
  public Duration untilFree(Lease lease) {
    if (lease.released()) {
      return Duration.ZERO;
    }
    note(lease);
    var since = seen.getOrDefault(lease.token().service(), new Seen(Epoch.NONE, 0, ticker.nanos()));
    var left = lease.lasting().plus(margin).minusNanos(ticker.nanos() - since.nanos());
    return left.isNegative() ? Duration.ZERO : left;
  }
}
