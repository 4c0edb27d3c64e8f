package org.hikae.cluster.lease;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hikae.protocol.Answer.LeaseState;
import org.hikae.protocol.Epoch;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.ServiceId;
import org.jspecify.annotations.Nullable;

/// Every service's lease, as the log decides it: the half that all nodes replicate. It knows no
/// clock: the same moves in the same order leave the same table everywhere. How long a lease still
/// runs is counted beside it, by each node for itself ([LeaseWatch]).
public final class LeaseTable {
  private final Map<String, Lease> leases = new TreeMap<>();

  /// The newest lease of a service.
  ///
  /// @param renewals how many renewals this epoch has seen: who wants to take the lease names it
  /// @param lasting the longest that any renewal of this epoch lasts
  public record Lease(FencingToken token, long renewals, Duration lasting, boolean released) {
    Lease renewed(Duration again) {
      var longer = again.compareTo(lasting) > 0 ? again : lasting;
      return new Lease(token, renewals + 1, longer, false);
    }
  }

  /// Carries a move out, or refuses it, and says how each lease that it is about stands now.
  public List<LeaseState> apply(LeaseMove move) {
    return switch (move) {
      case LeaseMove.Renew(var held, var lasting) ->
          held.stream().map(token -> renew(token, lasting)).toList();
      case LeaseMove.Take take -> List.of(take(take));
      case LeaseMove.Release(var token) -> List.of(release(token));
    };
  }

  public Optional<Lease> of(ServiceId service) {
    return Optional.ofNullable(leases.get(service.name()));
  }

  /// All leases, in the order of their services' names.
  public Collection<Lease> all() {
    return List.copyOf(leases.values());
  }

  /// Puts a lease in its place as a checkpoint has it.
  public void restore(Lease lease) {
    leases.put(lease.token().service().name(), lease);
  }

  private LeaseState renew(FencingToken token, Duration lasting) {
    var lease = leases.get(token.service().name());
    if (lease == null) {
      return new LeaseState.Free(token.service(), Epoch.NONE);
    }
    if (!lease.token().equals(token)) {
      return new LeaseState.Superseded(token, lease.token());
    }
    if (lease.released()) {
      return new LeaseState.Free(token.service(), token.epoch());
    }
    restore(lease.renewed(lasting));
    return new LeaseState.Renewed(token, lasting);
  }

  private LeaseState take(LeaseMove.Take take) {
    var lease = leases.get(take.service().name());
    var unchanged =
        lease == null
            ? take.epoch().equals(Epoch.NONE)
            : lease.token().epoch().equals(take.epoch()) && lease.renewals() == take.renewals();
    if (!unchanged) {
      return again(take, lease);
    }
    var token = new FencingToken(take.service(), take.site(), take.epoch().next());
    restore(new Lease(token, 0, take.lasting(), false));
    return new LeaseState.Renewed(token, take.lasting());
  }

  /// Refuses, unless it is the same move once more after an answer that was lost on its way.
  private static LeaseState again(LeaseMove.Take take, @Nullable Lease lease) {
    if (lease == null) {
      return new LeaseState.Free(take.service(), Epoch.NONE);
    }
    var token = lease.token();
    var taken =
        lease.renewals() == 0
            && !lease.released()
            && token.holder().equals(take.site())
            && token.epoch().equals(take.epoch().next());
    return taken ? new LeaseState.Renewed(token, lease.lasting()) : new LeaseState.Held(token);
  }

  private LeaseState release(FencingToken token) {
    var lease = leases.get(token.service().name());
    if (lease == null) {
      return new LeaseState.Free(token.service(), Epoch.NONE);
    }
    if (!lease.token().equals(token)) {
      return new LeaseState.Superseded(token, lease.token());
    }
    restore(new Lease(token, lease.renewals(), lease.lasting(), true));
    return new LeaseState.Free(token.service(), token.epoch());
  }
}
