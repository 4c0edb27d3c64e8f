package org.hikae.cluster.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hikae.cluster.Leases;
import org.hikae.cluster.lease.LeaseMove;
import org.hikae.cluster.lease.LeaseTable.Lease;
import org.hikae.cluster.lease.LeaseTerms;
import org.hikae.protocol.Answer.LeaseState;
import org.hikae.protocol.Epoch;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;

/// Leases as one node sees and moves them: it looks at its own replica and its own count, and what
/// it concludes is put to the others as a move that fails if they know better.
final class ReplicatedLeases implements Leases {
  private final Replica replica;
  private final Consensus consensus;
  private final LeaseTerms terms;

  ReplicatedLeases(Replica replica, Consensus consensus, LeaseTerms terms) {
    this.replica = replica;
    this.consensus = consensus;
    this.terms = terms;
  }

  @Override
  public Duration term() {
    return terms.term();
  }

  @Override
  public Duration margin() {
    return terms.margin();
  }

  @Override
  public Optional<FencingToken> current(ServiceId service) {
    return replica.lease(service).map(Lease::token);
  }

  @Override
  public boolean released(ServiceId service) {
    return replica.lease(service).map(Lease::released).orElse(false);
  }

  @Override
  public Duration untilFree(ServiceId service) {
    return replica.untilFree(service);
  }

  @Override
  public CompletableFuture<List<LeaseState>> renew(List<FencingToken> held) {
    return move(new LeaseMove.Renew(held, terms.term()));
  }

  @Override
  public CompletableFuture<LeaseState> take(ServiceId service, SiteId site) {
    var lease = replica.lease(service);
    // The lease is read before the count: a renewal in between makes the move fail, not succeed.
    if (lease.isPresent() && replica.untilFree(service).isPositive()) {
      return CompletableFuture.completedFuture(new LeaseState.Held(lease.get().token()));
    }
    var epoch = lease.map(l -> l.token().epoch()).orElse(Epoch.NONE);
    var renewals = lease.map(Lease::renewals).orElse(0L);
    return move(new LeaseMove.Take(service, site, epoch, renewals, terms.term()))
        .thenApply(List::getFirst);
  }

  @Override
  public CompletableFuture<LeaseState> release(FencingToken token) {
    return move(new LeaseMove.Release(token)).thenApply(List::getFirst);
  }

  private CompletableFuture<List<LeaseState>> move(LeaseMove move) {
    return consensus.propose(new Proposal.Move(move)).thenApply(ReplicatedLeases::states);
  }

  private static List<LeaseState> states(Ruling ruling) {
    return switch (ruling) {
      case Ruling.Leases(var states) -> states;
      case Ruling.Stands stands -> throw new IllegalStateException("not a lease move: " + stands);
      case Ruling.Overtaken overtaken ->
          throw new IllegalStateException("not a lease move: " + overtaken);
    };
  }
}
