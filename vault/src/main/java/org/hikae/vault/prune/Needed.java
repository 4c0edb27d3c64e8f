package org.hikae.vault.prune;

import org.hikae.vault.format.BlobName;
import org.hikae.vault.format.ObjectName;
import org.hikae.vault.pack.PackDirectory;
import org.hikae.vault.pack.PackKind;

/// What is to be moved out of a pack.
interface Needed {
  /// Everything.
  Needed ALL = (_, _, _) -> true;

  /// Whether a blob is needed, and from this pack rather than from another one.
  boolean needs(PackKind kind, ObjectName pack, BlobName name);

  /// How many bytes of a frame's blobs are needed.
  default long neededBytes(PackKind kind, ObjectName pack, PackDirectory.Frame frame) {
    return frame.blobs().stream()
        .filter(blob -> needs(kind, pack, blob.name()))
        .mapToLong(PackDirectory.Blob::length)
        .sum();
  }

  /// How many bytes they are altogether.
  static long bytes(PackDirectory.Frame frame) {
    return frame.blobs().stream().mapToLong(PackDirectory.Blob::length).sum();
  }
}
