package org.hikae.orchestrator.ledger;

import java.time.Instant;
import org.hikae.domain.siteloss.Decision;
import org.hikae.domain.siteloss.Declaration;
import org.hikae.protocol.Epoch;
import org.hikae.protocol.ServiceId;

/// What became of a site's loss, as far as one service is concerned. A stream holds one incident:
/// its declaration, then the decision.
public sealed interface IncidentEvent {
  /// @param superseding the epoch whose holder fell silent
  record LossDeclared(Instant at, ServiceId service, Epoch superseding, Declaration declaration)
      implements IncidentEvent {}

  /// That a failover is to happen.
  record FailoverDecided(Instant at, Decision decision) implements IncidentEvent {}
}
