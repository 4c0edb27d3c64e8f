package org.hikae.agent.testing;

import java.util.List;
import java.util.concurrent.CompletionException;
import org.hikae.cluster.Leases;
import org.hikae.cluster.Mesh;
import org.hikae.protocol.Answer;
import org.hikae.protocol.Answer.LeaseState;
import org.hikae.protocol.Epoch;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.Message;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.Plea;
import org.hikae.protocol.Report;
import org.hikae.protocol.ServiceId;

/// An orchestrator as far as agents plead with it.
public final class PleaDesk implements Mesh.Responder {
  private final Leases leases;

  public PleaDesk(Leases leases) {
    this.leases = leases;
  }

  @Override
  public Message answer(NodeId from, Message request) {
    try {
      return switch (request) {
        case Plea.RenewLeases(var held) -> new Answer.Leases(leases.renew(held).join());
        case Plea.ReadLeases(var services) ->
            new Answer.Leases(services.stream().map(this::standing).toList());
        case Plea.ClaimFirstLease(var service) ->
            new Answer.Leases(List.of(leases.take(service, from.site()).join()));
        case Plea.ReleaseLease(var token) ->
            new Answer.Leases(List.of(leases.release(token).join()));
        default -> new Report.Refused("not a plea", "");
      };
    } catch (CompletionException undecided) {
      return new Answer.NoMajority(String.valueOf(undecided.getCause()));
    }
  }

  private LeaseState standing(ServiceId service) {
    var current = leases.current(service);
    if (current.isEmpty() || leases.released(service)) {
      return new LeaseState.Free(service, current.map(FencingToken::epoch).orElse(Epoch.NONE));
    }
    return new LeaseState.Held(current.get());
  }
}
