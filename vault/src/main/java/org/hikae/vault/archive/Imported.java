package org.hikae.vault.archive;

import java.util.List;
import java.util.Optional;
import org.hikae.vault.Snapshot;

/// What came of an import.
///
/// @param snapshot the new snapshot; none when it was only a look
/// @param entries how many members the archive has
/// @param contentBytes what they unpack to
/// @param notes one sentence for each kind of thing that could not be taken as it was
public record Imported(
    Optional<Snapshot> snapshot, long entries, long contentBytes, List<String> notes) {
  public Imported {
    notes = List.copyOf(notes);
  }
}
