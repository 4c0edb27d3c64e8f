package org.hikae.domain.outage;

import java.time.Duration;
import java.time.Instant;
import org.hikae.domain.runbook.Role;
import org.hikae.domain.runbook.Segment;

/// The part of a downtime that one segment took, and who answers for it.
public record Stretch(Segment segment, Instant from, Instant to, Role owner) {
  public Stretch {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(segment + " ends before it begins");
    }
  }

  public Duration took() {
    return Duration.between(from, to);
  }
}
