package org.hikae.vault.index;

import java.util.List;

/// The whole index of one kind of pack, and the segments that it was read from.
public record Survey(BlobIndex index, List<SegmentSummary> segments) {
  public Survey {
    segments = List.copyOf(segments);
  }
}
