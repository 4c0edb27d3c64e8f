package org.hikae.domain.monthly;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hikae.domain.estate.Objectives;
import org.hikae.domain.estate.Tier;
import org.hikae.domain.text.Bilingual;
import org.hikae.domain.watch.Availability;
import org.hikae.protocol.ServiceId;

/// How a service was protected and there in a month.
///
/// @param backups how many became a recovery point
/// @param widestGap the longest time without a new recovery point that reaches into the month;
///   empty when there was none until its end
/// @param proven when a recovery point of it was last brought back, by a drill or for real; empty
///   when never until the month's end
/// @param provenLately whether that was within 90 days of the month's end
public record ServiceMonth(
    ServiceId id,
    Bilingual name,
    Tier tier,
    Objectives objectives,
    Availability availability,
    int backups,
    Optional<Duration> widestGap,
    int drills,
    int incidents,
    Optional<Instant> proven,
    boolean provenLately) {

  /// Whether it was there as much as is asked for; empty when nobody looked.
  public Optional<Boolean> available() {
    var share = availability.share();
    return share.isEmpty()
        ? Optional.empty()
        : Optional.of(share.getAsDouble() >= Availability.target(tier));
  }

  /// Whether it could never have fallen back further than it may; empty when there was no backup.
  public Optional<Boolean> covered() {
    return widestGap.map(gap -> gap.compareTo(objectives.loss()) <= 0);
  }
}
