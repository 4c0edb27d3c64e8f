package org.hikae.source.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Objects;
import org.hikae.source.SetAside;
import org.hikae.source.files.FilesSettings.Existing;
import org.hikae.vault.Progress;
import org.hikae.vault.RestoreOptions;
import org.hikae.vault.Restored;
import org.hikae.vault.Snapshot;
import org.hikae.vault.Vault;

/// The place where one path of a source lives, as the target of a restore.
record Place(Existing existing, boolean withOwners, Clock clock) {

  Restored restore(Vault vault, Snapshot snapshot, String root, Path path, Progress progress)
      throws IOException {
    var options = RestoreOptions.WHOLE.below(root).withOwners(withOwners);
    Files.createDirectories(Objects.requireNonNull(path.getParent(), "not the root folder"));
    return switch (existing) {
      case BRING_UP_TO_DATE -> vault.restore(snapshot, path, options.overExisting(true), progress);
      case SET_ASIDE -> restoreBeside(vault, snapshot, options, path, progress);
    };
  }

  /// Built beside its place and moved there when whole, so that nobody reads half of it.
  private Restored restoreBeside(
      Vault vault, Snapshot snapshot, RestoreOptions options, Path path, Progress progress)
      throws IOException {
    var aside = new SetAside(clock);
    var partial = path.resolveSibling(path.getFileName() + ".restoring");
    aside.move(partial);
    var restored = vault.restore(snapshot, partial, options, progress);
    var notes = new ArrayList<>(restored.notes());
    aside.move(path).ifPresent(where -> notes.add("what stood at " + path + " is now " + where));
    Files.move(partial, path, StandardCopyOption.ATOMIC_MOVE);
    return new Restored(restored.files(), restored.writtenBytes(), restored.fetchedBytes(), notes);
  }
}
