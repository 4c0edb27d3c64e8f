package org.hikae.vault;

import java.util.List;

/// What a heal does, or would do.
///
/// @param objects what is brought back, by parity or from a mirror
/// @param removed what is taken away: what nobody with the key has written, and damaged marks and
///   notes, which are made anew when they are needed
/// @param remaining what neither can give
public record Healed(
    List<String> objects, List<String> removed, List<CheckReport.Finding> remaining) {
  public Healed {
    objects = List.copyOf(objects);
    removed = List.copyOf(removed);
    remaining = List.copyOf(remaining);
  }
}
