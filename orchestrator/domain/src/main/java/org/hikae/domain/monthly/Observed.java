package org.hikae.domain.monthly;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hikae.domain.watch.Availability;
import org.hikae.protocol.ServiceId;

/// What was seen in a month, before it is judged.
///
/// @param backups when each service got a recovery point, in the month and the last before it
/// @param jobs what was done in the month
/// @param notices how many were raised in it
public record Observed(
    Map<ServiceId, Availability> availabilities,
    Map<ServiceId, List<Instant>> backups,
    List<JobCount> jobs,
    int notices) {
  public Observed {
    availabilities = Map.copyOf(availabilities);
    backups = Map.copyOf(backups);
    jobs = List.copyOf(jobs);
  }

  Availability availability(ServiceId service) {
    return availabilities.getOrDefault(service, Availability.NOTHING);
  }

  List<Instant> backups(ServiceId service) {
    return backups.getOrDefault(service, List.of());
  }
}
