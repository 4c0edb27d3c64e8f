package org.hikae.vault;

import java.util.List;

/// How to restore.
///
/// @param base the folder inside the snapshot that becomes the target, for instance one of its
///   [Snapshot#roots]; empty = the snapshot's top
/// @param only paths inside the snapshot to bring back; empty = everything
/// @param overExisting whether the target may hold files (they are then brought to the snapshot's
///   state)
/// @param withOwners whether owners are set (needs the right to)
public record RestoreOptions(
    String base, List<String> only, boolean overExisting, boolean withOwners) {
  public static final RestoreOptions WHOLE = new RestoreOptions("", List.of(), false, false);

  public RestoreOptions {
    only = List.copyOf(only);
  }

  public RestoreOptions below(String folder) {
    return new RestoreOptions(folder, only, overExisting, withOwners);
  }

  public RestoreOptions only(List<String> paths) {
    return new RestoreOptions(base, paths, overExisting, withOwners);
  }

  public RestoreOptions overExisting(boolean allowed) {
    return new RestoreOptions(base, only, allowed, withOwners);
  }

  public RestoreOptions withOwners(boolean wanted) {
    return new RestoreOptions(base, only, overExisting, wanted);
  }
}
