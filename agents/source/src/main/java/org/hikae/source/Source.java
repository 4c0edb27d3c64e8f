package org.hikae.source;

import java.io.IOException;
import java.nio.file.Path;
import org.hikae.protocol.SourceId;
import org.hikae.vault.Progress;
import org.hikae.vault.Restored;
import org.hikae.vault.Snapshot;
import org.hikae.vault.SnapshotOrigin;
import org.hikae.vault.Vault;

/// A thing to back up: one kind of it per module.
public interface Source {
  SourceId id();

  /// Where it is, in the words of its kind; becomes the snapshot's source.
  String describe();

  /// Takes a snapshot into the vault. `origin` names machine, kind, parent and labels.
  Snapshot backUp(Vault vault, SnapshotOrigin origin, Progress progress) throws IOException;

  /// Brings a snapshot back to where this source lives, ready for the service to start on. What
  /// stood there is moved aside first, never deleted.
  Restored restore(Vault vault, Snapshot snapshot, Progress progress) throws IOException;

  /// The same into another place, for a look or a drill.
  Restored restoreTo(Vault vault, Snapshot snapshot, Path target, Progress progress)
      throws IOException;
}
