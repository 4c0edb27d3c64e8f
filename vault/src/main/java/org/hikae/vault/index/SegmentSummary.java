package org.hikae.vault.index;

import java.util.List;
import org.hikae.vault.format.ObjectName;

/// An index segment, and which packs it lists.
///
/// @param bytes what it weighs, opened
public record SegmentSummary(String key, ObjectName name, int bytes, List<ObjectName> packs) {
  public SegmentSummary {
    packs = List.copyOf(packs);
  }
}
