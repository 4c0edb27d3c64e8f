package org.hikae.vault;

import java.util.List;

/// What a heal does, or would do.
///
/// @param objects what is brought back, by parity or from a mirror
/// @param removed what is taken away: what nobody with the key has written, damaged marks and
///   notes, which are made anew when they are needed, and what stands under names that the format
///   gives to nothing, which is kept below `aside/`
/// @param remaining what neither can give
public record Healed(
    List<String> objects, List<String> removed, List<CheckReport.Finding> remaining) {
  public Healed {
    objects = List.copyOf(objects);
    removed = List.copyOf(removed);
    remaining = List.copyOf(remaining);
  }
}
