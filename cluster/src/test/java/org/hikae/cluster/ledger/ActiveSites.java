package org.hikae.cluster.ledger;

import java.util.HashMap;
import java.util.Map;
import org.hikae.protocol.Epoch;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.SiteId;

/// The checker, which knows true time and none of the rules: no two sites run the service at once,
/// and an epoch has one holder.
final class ActiveSites {
  private final Map<SiteId, FencingToken> running = new HashMap<>();
  private final Map<Epoch, SiteId> holders = new HashMap<>();
  private int starts;

  void runs(SiteId site, FencingToken token, long nanos) {
    if (running.put(site, token) == null) {
      starts++;
    }
    if (running.size() > 1) {
      throw new AssertionError("two sites are active at " + nanos / 1_000_000 + " ms: " + running);
    }
    var other = holders.putIfAbsent(token.epoch(), site);
    if (other != null && !other.equals(site)) {
      throw new AssertionError("epoch " + token.epoch() + " is held by " + other + " and " + site);
    }
  }

  void stops(SiteId site, long nanos) {
    running.remove(site);
  }

  /// How often a site became active.
  int starts() {
    return starts;
  }

  int epochs() {
    return holders.size();
  }
}
