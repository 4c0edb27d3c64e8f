package org.hikae.protocol;

import java.time.Instant;

/// A thing in a folder of a snapshot.
///
/// @param name as [PathText] has it
/// @param mode the permission bits
/// @param size in bytes; 0 of what is no file
/// @param target where a symbolic link leads, for people; empty for everything else
public record FileRef(
    String name,
    Kind kind,
    int mode,
    int uid,
    int gid,
    long size,
    Instant modified,
    String target) {
  /// What can be in a folder.
  public enum Kind {
    FOLDER,
    FILE,
    LINK,
    /// A device, a socket, a FIFO.
    OTHER
  }
}
