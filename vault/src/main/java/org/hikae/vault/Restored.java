package org.hikae.vault;

import java.util.List;

/// What a restore brought back.
///
/// @param files how many folders, files and others there are now that the snapshot has, counted as
///   [Snapshot.Figures] counts them
/// @param writtenBytes what was written into files
/// @param fetchedBytes what was read from the vault's store
/// @param reusedBytes what stood in the target already and was left
/// @param leftFiles how many files were left as they stood
/// @param removed how many files and folders were removed
/// @param notes one sentence for each thing that could not be brought back as it was (an owner, a
///   device)
public record Restored(
    long files,
    long writtenBytes,
    long fetchedBytes,
    long reusedBytes,
    long leftFiles,
    long removed,
    List<String> notes) {
  public Restored {
    notes = List.copyOf(notes);
  }

  /// A restore into an empty place.
  public Restored(long files, long writtenBytes, long fetchedBytes, List<String> notes) {
    this(files, writtenBytes, fetchedBytes, 0, 0, 0, notes);
  }
}
