package org.hikae.domain.estate;

import java.time.Duration;

/// The limits a recovery is measured against.
///
/// @param downtime how long the service may be away (RTO)
/// @param loss how far back in time it may fall (RPO)
public record Objectives(Duration downtime, Duration loss) {
  public Objectives {
    if (!downtime.isPositive() || !loss.isPositive()) {
      throw new IllegalArgumentException("objectives are spans longer than zero");
    }
  }

  /// What a tier promises when its service says nothing else.
  public static Objectives of(Tier tier) {
    return switch (tier) {
      case CORE -> new Objectives(Duration.ofHours(1), Duration.ofMinutes(15));
      case OTHER -> new Objectives(Duration.ofHours(3), Duration.ofHours(24));
    };
  }
}
