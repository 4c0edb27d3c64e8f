package org.hikae.vault;

import java.util.List;

/// What a restore would do.
///
/// @param created entries that are not there yet
/// @param changed entries that are there and differ: replaced, or written in part
/// @param left entries that are there as they should be
/// @param writeBytes what would be written into files
/// @param reusedBytes what stands there already
/// @param fetchBytes what would be read from the vault's store
/// @param needBytes how much room it takes beyond what is taken now
/// @param freeBytes how much there is
/// @param removed how many entries would be removed, those below removed folders not counted
/// @param removals their paths, as far as a thousand
/// @param obstacles what stands in the way: a folder where a file belongs, or the reverse
public record RestorePlan(
    long created,
    long changed,
    long left,
    long writeBytes,
    long reusedBytes,
    long fetchBytes,
    long needBytes,
    long freeBytes,
    long removed,
    List<String> removals,
    List<String> obstacles) {
  public RestorePlan {
    removals = List.copyOf(removals);
    obstacles = List.copyOf(obstacles);
  }

  /// Whether there is room for it.
  public boolean fits() {
    return needBytes <= freeBytes;
  }
}
