package org.hikae.source.mariadb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hikae.protocol.SourceId;
import org.hikae.source.ExternalProgram;
import org.hikae.source.PrivateFolder;
import org.hikae.source.SetAside;
import org.hikae.source.Source;
import org.hikae.vault.Progress;
import org.hikae.vault.RestoreOptions;
import org.hikae.vault.Restored;
import org.hikae.vault.Snapshot;
import org.hikae.vault.SnapshotOrigin;
import org.hikae.vault.Vault;

/// A whole MariaDB server, backed up by mariadb-backup while it works. The copy is made and
/// prepared in a private folder, which needs as much room as the data, and then taken into the
/// vault, where only chunks that are new are stored. Its moment is the one at which the copy was
/// begun: it holds at least what was committed before.
public final class MariaDbSource implements Source {
  private static final Duration LIMIT = Duration.ofHours(12);

  private final SourceId id;
  private final MariaDbPrograms programs;
  private final MariaDbSettings settings;
  private final Clock clock;

  public MariaDbSource(
      SourceId id, MariaDbPrograms programs, MariaDbSettings settings, Clock clock) {
    this.id = id;
    this.programs = programs;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public SourceId id() {
    return id;
  }

  @Override
  public String describe() {
    return "mariadb://" + settings.address() + ":" + settings.port();
  }

  @Override
  public Snapshot backUp(Vault vault, SnapshotOrigin origin, Progress progress) throws IOException {
    var begun = clock.instant();
    try (var staging = PrivateFolder.below(settings.run(), "backup")) {
      var copy = staging.path().resolve("data");
      progress.at("copying the database", 0, 0);
      backup("--backup", copy);
      progress.at("preparing the copy", 0, 0);
      backup("--prepare", copy);
      var prepared = PreparedBackup.in(copy);
      try (var writer = vault.begin(origin, progress)) {
        MariaDbFolders.write(copy, writer);
        return writer.finish(begun, Optional.of(prepared.position()));
      }
    }
  }

  @Override
  public Restored restore(Vault vault, Snapshot snapshot, Progress progress) throws IOException {
    return restoreTo(vault, snapshot, settings.data(), progress);
  }

  /// Built beside its place and moved there when whole, so that no server starts on half of it.
  @Override
  public Restored restoreTo(Vault vault, Snapshot snapshot, Path target, Progress progress)
      throws IOException {
    var aside = new SetAside(clock);
    var partial = target.resolveSibling(target.getFileName() + ".restoring");
    aside.move(partial);
    var restored = vault.restore(snapshot, partial, RestoreOptions.WHOLE, progress);
    PreparedBackup.in(partial);
    MariaDbFolders.makePrivate(partial);
    var notes = new ArrayList<>(restored.notes());
    aside
        .move(target)
        .ifPresent(where -> notes.add("what stood at " + target + " is now " + where));
    Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    return new Restored(restored.files(), restored.writtenBytes(), restored.fetchedBytes(), notes);
  }

  private void backup(String phase, Path copy) throws IOException {
    var account = new Accounts(settings).writeClientFile(settings.guard());
    new ExternalProgram(
            List.of(
                programs.backup().toString(),
                "--defaults-file=" + account,
                phase,
                "--target-dir=" + copy),
            LIMIT)
        .run();
  }
}
