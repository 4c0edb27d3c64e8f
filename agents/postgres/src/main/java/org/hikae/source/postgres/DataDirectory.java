package org.hikae.source.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.hikae.postgres.server.PostgresCluster;
import org.hikae.source.SetAside;
import org.hikae.source.SourceException;
import org.hikae.vault.Progress;
import org.hikae.vault.RestoreOptions;
import org.hikae.vault.Restored;
import org.hikae.vault.Snapshot;
import org.hikae.vault.Vault;

/// A data directory as the target of a restore. It is built beside its place and moved there when
/// it is whole, so that no server can be started on half of one.
record DataDirectory(Path path, Clock clock) {
  private static final List<String> SIGNS_OF_A_BASE_BACKUP =
      List.of("PG_VERSION", "backup_label", "global/pg_control");

  Restored restore(Vault vault, Snapshot snapshot, Progress progress) throws IOException {
    requireNoServer();
    var aside = new SetAside(clock);
    var partial = path.resolveSibling(path.getFileName() + ".restoring");
    aside.move(partial);
    Files.createDirectories(partial);
    Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwx------"));
    var restored =
        vault.restore(snapshot, partial, RestoreOptions.WHOLE.overExisting(true), progress);
    requireBaseBackup(partial, snapshot);
    Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwx------"));
    var notes = new ArrayList<>(restored.notes());
    aside.move(path).ifPresent(where -> notes.add("what stood at " + path + " is now " + where));
    Files.move(partial, path, StandardCopyOption.ATOMIC_MOVE);
    return new Restored(restored.files(), restored.writtenBytes(), restored.fetchedBytes(), notes);
  }

  private void requireNoServer() throws IOException {
    if (PostgresCluster.anyServerIn(path)) {
      throw new SourceException(
          "a PostgreSQL server is running in " + path, "stop the service before restoring it");
    }
  }

  private static void requireBaseBackup(Path folder, Snapshot snapshot) throws SourceException {
    for (var sign : SIGNS_OF_A_BASE_BACKUP) {
      if (!Files.exists(folder.resolve(sign))) {
        throw new SourceException(
            "snapshot " + snapshot.id() + " is not a base backup of PostgreSQL: it lacks " + sign,
            "choose a snapshot of a source of kind postgres");
      }
    }
  }
}
