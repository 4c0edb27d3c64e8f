package org.hikae.vault;

import java.util.List;

/// How to restore.
///
/// @param base the folder inside the snapshot that becomes the target, for instance one of its
///   [Snapshot#roots]; empty = the snapshot's top
/// @param only paths inside the snapshot to bring back; empty = everything
/// @param existing what may stand in the target, and how it is treated
/// @param exact whether what the snapshot does not have is removed from the folders that it brings
///   back
/// @param withOwners whether owners are set (needs the right to)
/// @param durable whether everything is on disk when the restore returns
/// @param namesCompared whether every blob is compared with its name, beyond the seal of its frame;
///   it takes about a quarter more processor time
public record RestoreOptions(
    String base,
    List<String> only,
    Existing existing,
    boolean exact,
    boolean withOwners,
    boolean durable,
    boolean namesCompared) {
  public static final RestoreOptions WHOLE =
      new RestoreOptions("", List.of(), Existing.NONE, false, false, true, true);

  public RestoreOptions {
    only = List.copyOf(only);
    if (exact && existing == Existing.NONE) {
      throw new IllegalArgumentException("nothing can be removed from an empty folder");
    }
  }

  /// What may stand in the target. Whatever stands there is brought to the snapshot's state.
  public enum Existing {
    /// Nothing: the target has to be empty.
    NONE,
    /// Files are compared chunk by chunk, and what differs is written.
    COMPARED,
    /// Likewise, but a file of the same size and time is believed to be the same and not read.
    BELIEVED
  }

  public RestoreOptions below(String folder) {
    return new RestoreOptions(folder, only, existing, exact, withOwners, durable, namesCompared);
  }

  public RestoreOptions only(List<String> paths) {
    return new RestoreOptions(base, paths, existing, exact, withOwners, durable, namesCompared);
  }

  public RestoreOptions overExisting(boolean allowed) {
    return over(allowed ? Existing.COMPARED : Existing.NONE);
  }

  public RestoreOptions over(Existing treated) {
    return new RestoreOptions(base, only, treated, exact, withOwners, durable, namesCompared);
  }

  public RestoreOptions exact(boolean wanted) {
    return new RestoreOptions(base, only, existing, wanted, withOwners, durable, namesCompared);
  }

  public RestoreOptions withOwners(boolean wanted) {
    return new RestoreOptions(base, only, existing, exact, wanted, durable, namesCompared);
  }

  public RestoreOptions durable(boolean wanted) {
    return new RestoreOptions(base, only, existing, exact, withOwners, wanted, namesCompared);
  }

  public RestoreOptions comparingNames(boolean wanted) {
    return new RestoreOptions(base, only, existing, exact, withOwners, durable, wanted);
  }
}
