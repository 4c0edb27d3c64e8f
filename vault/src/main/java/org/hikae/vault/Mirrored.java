package org.hikae.vault;

import java.util.List;

/// What a mirror run copied, and what was there already.
///
/// @param refused one sentence for each object of the other side that is damaged, or that was not
///   written with the family's key; no snapshot needs them
public record Mirrored(
    int packs,
    int snapshots,
    int holds,
    long copiedBytes,
    long presentBytes,
    List<String> refused) {
  public Mirrored {
    refused = List.copyOf(refused);
  }
}
