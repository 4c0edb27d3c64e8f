package org.hikae.domain.monthly;

import java.time.Duration;
import java.util.Optional;
import org.hikae.domain.estate.Tier;
import org.hikae.domain.runbook.Occasion;

/// The mean time to recovery of one tier in a month (REL-03), from drills or from incidents.
///
/// @param recoveries how many it is the mean of
/// @param failed how many did not get to their end, and are not in the mean
/// @param mean empty without a recovery
/// @param before that of the newest earlier month that has one
public record TierMonth(
    Tier tier,
    Occasion occasion,
    int recoveries,
    int failed,
    Optional<Duration> mean,
    Optional<Duration> before,
    Duration limit) {

  public boolean any() {
    return recoveries + failed > 0;
  }

  /// Whether all got to their end, in the mean within the limit.
  public boolean met() {
    return failed == 0 && mean.map(took -> took.compareTo(limit) <= 0).orElse(true);
  }
}
