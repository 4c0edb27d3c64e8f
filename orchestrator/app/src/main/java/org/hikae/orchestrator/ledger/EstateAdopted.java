package org.hikae.orchestrator.ledger;

import java.time.Instant;
import org.hikae.domain.estate.Estate;

/// From here on this estate is in force.
public record EstateAdopted(Instant at, Estate estate) {
  /// The one stream of estates.
  public static final String STREAM = "estate";
}
