package org.hikae.vault.contents;

import org.hikae.vault.tree.FileKind;

/// How two snapshots differ in one path.
///
/// @param path inside the snapshot; what is not UTF-8 is shown as a replacement character
/// @param kind what it is, or was when it is no longer there
/// @param beforeBytes a file's size before, 0 for what was not there or is no file; `afterBytes`
///   likewise
public record Difference(
    Change change, String path, FileKind kind, long beforeBytes, long afterBytes) {

  public enum Change {
    ADDED,
    REMOVED,
    /// Its content, or what kind of thing it is.
    MODIFIED,
    /// Mode, owner, time or extended attributes alone; of folders not the time, which changes with
    /// whatever they hold.
    METADATA
  }
}
