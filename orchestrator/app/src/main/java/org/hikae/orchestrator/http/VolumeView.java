package org.hikae.orchestrator.http;

import java.time.LocalDate;
import java.util.List;
import org.hikae.orchestrator.volume.Volumes.VaultVolume;
import org.jspecify.annotations.Nullable;

/// How a vault stands against its contract.
///
/// @param until the contract's last day
/// @param share how much of the volume is used: 0.5 is a half
/// @param state OK, AT_RISK (85 % or more, full within 30 days, or the contract is over) or BROKEN
/// @param fullOn when it will be full if it goes on as it did; null: it does not grow, or nobody
///   can say yet
/// @param basis what that rests on
/// @param days what it held, oldest first
public record VolumeView(
    String vault,
    long storedBytes,
    long contractedBytes,
    LocalDate until,
    double share,
    String state,
    @Nullable LocalDate fullOn,
    Words sentence,
    Words basis,
    List<VolumeDay> days) {

  public record VolumeDay(LocalDate day, long storedBytes) {}

  static VolumeView of(VaultVolume volume) {
    var standing = volume.standing();
    return new VolumeView(
        volume.vault().name(),
        standing.used().count(),
        standing.contract().volume().count(),
        standing.contract().until(),
        standing.share(),
        standing.state().name(),
        standing.full().orElse(null),
        Words.of(standing.sentence()),
        Words.of(standing.basis()),
        volume.days().stream()
            .map(each -> new VolumeDay(each.day(), each.stored().count()))
            .toList());
  }
}
