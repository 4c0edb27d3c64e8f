package org.hikae.orchestrator.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.estate.Service;
import org.hikae.domain.watch.Availability;
import org.hikae.orchestrator.probing.AvailabilityDays;
import org.hikae.protocol.ServiceId;

/// Services that were not there for the share of the last 30 days that is asked for. Nothing is
/// said of one that was looked at for less than a day: a minute would weigh too much.
public final class AvailabilityRemarks {
  private static final int DAYS = 30;
  private static final Duration LEAST = Duration.ofDays(1);
  private static final Duration STANDS = Duration.ofMinutes(1);

  private final AvailabilityDays days;
  private final Clock clock;
  private final ZoneId zone;
  private Instant at = Instant.EPOCH;
  private Map<ServiceId, SortedMap<LocalDate, Availability>> seen = Map.of();

  public AvailabilityRemarks(AvailabilityDays days, Clock clock, ZoneId zone) {
    this.days = days;
    this.clock = clock;
    this.zone = zone;
  }

  /// What was looked at stands for a minute.
  synchronized List<AttentionView> of(Estate estate) {
    var now = clock.instant();
    if (Duration.between(at, now).compareTo(STANDS) > 0) {
      seen = days.since(LocalDate.ofInstant(now, zone).minusDays(DAYS - 1L));
      at = now;
    }
    return estate.services().stream()
        .flatMap(
            service -> {
              var known = seen.getOrDefault(service.id(), Collections.emptySortedMap());
              return remark(service, Availability.sum(known.values()));
            })
        .toList();
  }

  static Stream<AttentionView> remark(Service service, Availability seen) {
    var share = seen.share();
    var asked = Availability.target(service.tier());
    if (seen.seen().compareTo(LEAST) < 0 || share.isEmpty() || share.getAsDouble() >= asked) {
      return Stream.empty();
    }
    return Stream.of(
        AttentionView.watch(
            "%s was there for %.3f %% of the last %d days; %.1f %% are asked for."
                .formatted(service.name().en(), 100 * share.getAsDouble(), DAYS, 100 * asked),
            "%sの過去%d日間の稼働率は %.3f %%です(目標 %.1f %%)。"
                .formatted(service.name().ja(), DAYS, 100 * share.getAsDouble(), 100 * asked),
            "hikae availability",
            "/availability"));
  }
}
