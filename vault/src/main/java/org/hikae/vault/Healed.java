package org.hikae.vault;

import java.util.List;

/// What a heal brought back from a mirror, and what the mirror could not give.
public record Healed(List<String> objects, List<CheckReport.Finding> remaining) {
  public Healed {
    objects = List.copyOf(objects);
    remaining = List.copyOf(remaining);
  }
}
