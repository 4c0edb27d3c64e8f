package org.hikae.protocol;

import java.time.Instant;

/// What of a thing that grows is old enough to go.
///
/// @param count how many of them
/// @param bytes what they take on the disk
/// @param oldestKept the moment of the oldest one that stays; [#NONE] when none does
public record Litter(long count, long bytes, Instant oldestKept) {
  public static final Instant NONE = Instant.EPOCH;
}
