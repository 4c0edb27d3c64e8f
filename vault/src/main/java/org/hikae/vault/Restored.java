package org.hikae.vault;

import java.util.List;

/// What a restore brought back.
///
/// @param notes one sentence for each thing that could not be brought back as it was (an owner, a
///   device)
public record Restored(long files, long writtenBytes, long fetchedBytes, List<String> notes) {
  public Restored {
    notes = List.copyOf(notes);
  }
}
