package org.hikae.source.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hikae.source.PrivateFolder;
import org.hikae.source.SourceException;
import org.hikae.vault.Progress;
import org.hikae.vault.RestoreOptions;
import org.hikae.vault.Restored;
import org.hikae.vault.Snapshot;
import org.hikae.vault.Vault;

/// An output on its way back: out of the vault and verified whole before anything reads of it. A
/// program would otherwise have swallowed half before damage is found.
record Staged(PrivateFolder folder, Path file, Restored restored) implements AutoCloseable {

  static Staged fetch(Vault vault, Snapshot snapshot, CommandSettings settings, Progress progress)
      throws IOException {
    var folder = PrivateFolder.below(settings.staging(), "restoring");
    try {
      var file = folder.path().resolve(settings.fileName());
      var restored = vault.restore(snapshot, folder.path(), RestoreOptions.WHOLE, progress);
      if (!Files.isRegularFile(file)) {
        throw new SourceException(
            "snapshot " + snapshot.id() + " holds no " + settings.fileName(),
            "choose a snapshot of this source");
      }
      return new Staged(folder, file, restored);
    } catch (IOException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    folder.close();
  }
}
