package org.hikae.vault;

import java.util.List;

/// How to restore.
///
/// @param only paths inside the snapshot to bring back; empty = everything
/// @param overExisting whether the target may hold files (they are then brought to the snapshot's
///   state)
/// @param withOwners whether owners are set (needs the right to)
public record RestoreOptions(List<String> only, boolean overExisting, boolean withOwners) {
  public static final RestoreOptions WHOLE = new RestoreOptions(List.of(), false, false);

  public RestoreOptions {
    only = List.copyOf(only);
  }
}
