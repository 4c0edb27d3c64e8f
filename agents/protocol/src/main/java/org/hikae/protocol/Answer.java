package org.hikae.protocol;

import java.time.Duration;
import java.util.List;

/// What an orchestrator answers to a [Plea].
public sealed interface Answer extends Message {

  /// How each lease stands, in the order asked.
  record Leases(List<LeaseState> states) implements Answer {
    public Leases {
      states = List.copyOf(states);
    }
  }

  /// It was heard; nothing follows from it.
  record Heard() implements Answer {}

  /// The ledger has no majority here or no leader now: nothing is known, nothing was done.
  record NoMajority(String because) implements Answer {}

  /// One lease as the ledger has it.
  sealed interface LeaseState {
    ServiceId service();

    /// Renewed: the holder may count `lasting` from the moment at which it *sent* its plea.
    record Renewed(FencingToken token, Duration lasting) implements LeaseState {
      @Override
      public ServiceId service() {
        return token.service();
      }
    }

    /// Held as given, by whoever the token names.
    record Held(FencingToken token) implements LeaseState {
      @Override
      public ServiceId service() {
        return token.service();
      }
    }

    /// Somebody else has it under a newer epoch.
    record Superseded(FencingToken asked, FencingToken current) implements LeaseState {
      @Override
      public ServiceId service() {
        return asked.service();
      }
    }

    /// Nobody holds it; `last` is the newest epoch there was.
    record Free(ServiceId service, Epoch last) implements LeaseState {}
  }
}
