package org.hikae.domain.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a schedule asks for at a moment.
public sealed interface Due {
  /// Nothing now.
  ///
  /// @param next when to look again; none: it never falls due again
  record NotYet(Optional<Instant> next) implements Due {}

  /// The work of `time` is to be started. Whoever writes that into the ledger first has started it.
  ///
  /// @param insteadOf times before it that were missed and that this start stands for
  record Start(Instant time, List<Instant> insteadOf) implements Due {
    public Start {
      insteadOf = List.copyOf(insteadOf);
    }
  }

  /// Nobody was there at these times, and the schedule says to leave it at that.
  record Overdue(List<Instant> times) implements Due {
    public Overdue {
      times = List.copyOf(times);
    }
  }
}
