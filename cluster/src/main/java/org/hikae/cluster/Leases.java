package org.hikae.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hikae.protocol.Answer.LeaseState;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;

/// Who may be active for which service. A lease lasts for a span, counted by its holder from the
/// moment it *asked* and by everyone else from the moment they *saw* the renewal applied, each by
/// their own monotonic clock: so nobody's clock is compared with anybody else's, and a holder
/// always stops before another may begin.
public interface Leases {
  /// How long a renewal lasts for its holder.
  Duration term();

  /// What is added on top of [#term] before another may take a lease: drift and scheduling.
  Duration margin();

  /// The newest token of a service, whether or not its lease still runs.
  Optional<FencingToken> current(ServiceId service);

  /// Whether the holder gave the lease back (it is then free at once).
  boolean released(ServiceId service);

  /// How long until the lease may be taken by another, as counted here; zero when it may be now.
  Duration untilFree(ServiceId service);

  /// Renews on behalf of the holder, all in one decision. Completes with the states in the order
  /// asked: Renewed, Superseded, or Free when it was released.
  CompletableFuture<List<LeaseState>> renew(List<FencingToken> held);

  /// Makes `site` the holder with the next epoch. Completes with Renewed and the new token, or with
  /// Held while the present lease runs or when it was renewed in the meantime.
  CompletableFuture<LeaseState> take(ServiceId service, SiteId site);

  /// Gives a lease back: the service is proven stopped. Completes with Free or Superseded.
  CompletableFuture<LeaseState> release(FencingToken token);
}
