package org.hikae.protocol;

import java.util.List;

/// What an agent asks of an orchestrator.
public sealed interface Plea extends Message {

  /// Keep these leases alive: sent by the agent that holds them, several times in each lease time.
  record RenewLeases(List<FencingToken> held) implements Plea {
    public RenewLeases {
      held = List.copyOf(held);
    }
  }

  /// Who may be active for these services? Sent by an agent that starts.
  record ReadLeases(List<ServiceId> services) implements Plea {
    public ReadLeases {
      services = List.copyOf(services);
    }
  }

  /// Make this site active for a service that was never active anywhere (its first epoch), or whose
  /// lease this site gave back when its agent ended and that nobody took since.
  record ClaimFirstLease(ServiceId service) implements Plea {}

  /// A twin of a heartbeat, in a drill that measures how long its absence takes to be noticed.
  record TwinBeat(String run, int number) implements Plea {}

  /// Give a lease back: the service is proven stopped here.
  record ReleaseLease(FencingToken token) implements Plea {}
}
