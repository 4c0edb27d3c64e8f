package org.hikae.vault.archive;

import java.util.List;
import org.hikae.vault.Snapshot;

/// What an export wrote, or would write.
///
/// @param entries how many folders, files and others, counted as [Snapshot.Figures] counts them
/// @param contentBytes what the files weigh
/// @param fetchedBytes what had to be read from the vault's store; 0 when nothing was written
/// @param archiveBytes how large the archive became; 0 when nothing was written
/// @param notes one sentence for each kind of thing that the format cannot hold
public record Exported(
    long entries, long contentBytes, long fetchedBytes, long archiveBytes, List<String> notes) {
  public Exported {
    notes = List.copyOf(notes);
  }
}
