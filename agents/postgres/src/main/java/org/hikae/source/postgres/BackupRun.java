package org.hikae.source.postgres;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.hikae.source.SourceException;
import org.hikae.source.postgres.wire.BaseBackup;
import org.hikae.source.postgres.wire.BaseBackup.Part;
import org.hikae.source.postgres.wire.ReplicationConnection;
import org.hikae.vault.Progress;
import org.hikae.vault.Snapshot;
import org.hikae.vault.SnapshotWriter;

/// One base backup, from the connection to the sealed snapshot.
///
/// @param patience how long a server that does not accept connections yet is waited for
record BackupRun(PostgresAccess access, Duration patience, Clock clock) {
  private static final Duration SILENCE = Duration.ofMinutes(10);
  private static final int PRIVATE = 0600;
  private static final int DIFFERENCES_IN_AN_ERROR = 3;
  private static final String OPTIONS =
      "LABEL 'hikae', PROGRESS true, CHECKPOINT 'fast', WAL true, WAIT false,"
          + " MANIFEST 'yes', MANIFEST_CHECKSUMS 'CRC32C', VERIFY_CHECKSUMS true";

  /// Opens the connection that the backup will come through, once the server accepts it.
  ReplicationConnection connect(Progress progress) throws IOException {
    return new Arrival(access, patience).await(this::open, progress);
  }

  private ReplicationConnection open() throws IOException {
    return ReplicationConnection.open(
        access.address(), access.role(), access.password(), access.authority(), SILENCE);
  }

  Snapshot into(SnapshotWriter writer, ReplicationConnection server, Progress progress)
      throws IOException {
    try (var watch = LogWatch.begin(access, clock)) {
      keepTheLog(server);
      var backup = server.baseBackup(OPTIONS);
      requireOneDirectory(backup);
      copy(backup, writer, progress);
      return writer.finish(watch.momentOf(backup.end().lsn()), Optional.of(position(backup)));
    } catch (SQLException e) {
      throw new SourceException(
          "cannot look at the log of " + access + ": " + e.getMessage(),
          "the backup's role must be able to connect to the database " + access.database(),
          e,
          Interruptions.isOne(String.valueOf(e.getSQLState())));
    }
  }

  /// Makes the server keep all of its log that the backup will need, for as long as this connection
  /// lasts, however much is written meanwhile.
  private void keepTheLog(ReplicationConnection server) throws IOException {
    var name = "hikae_" + ProcessHandle.current().pid() + "_" + clock.millis();
    server.rows("CREATE_REPLICATION_SLOT " + name + " TEMPORARY PHYSICAL (RESERVE_WAL)");
  }

  private static void requireOneDirectory(BaseBackup backup) throws SourceException {
    var elsewhere =
        backup.tablespaces().stream().flatMap(tablespace -> tablespace.oid().stream()).toList();
    if (!elsewhere.isEmpty()) {
      throw new SourceException(
          "the cluster has tablespaces outside of its data directory (object ids "
              + String.join(", ", elsewhere)
              + "), which this version cannot restore",
          "move their tables into pg_default and drop them");
    }
  }

  private static void copy(BaseBackup backup, SnapshotWriter writer, Progress progress)
      throws IOException {
    var expected = backup.tablespaces().stream().mapToLong(BaseBackup.Tablespace::bytes).sum();
    var archives = new ArchiveReader(writer, progress, expected);
    Optional<byte[]> manifest = Optional.empty();
    for (var part = backup.next(); part.isPresent(); part = backup.next()) {
      switch (part.get()) {
        case Part.Archive archive -> archives.read(archive.content());
        case Part.Manifest(var content) -> manifest = Optional.of(content.readAllBytes());
      }
    }
    var bytes =
        manifest.orElseThrow(
            () -> new IOException("the server ended its base backup without a manifest"));
    requireEqual(BackupManifest.parse(bytes), archives);
    writer.file(
        "backup_manifest", PRIVATE, java.time.Instant.EPOCH, new ByteArrayInputStream(bytes));
  }

  private static void requireEqual(BackupManifest manifest, ArchiveReader archives)
      throws SourceException {
    var differences = manifest.differencesFrom(archives.arrived());
    if (!differences.isEmpty()) {
      var first = differences.subList(0, Math.min(DIFFERENCES_IN_AN_ERROR, differences.size()));
      throw new SourceException(
          differences.size() + " files are not what the server says it sent: " + first,
          "take the backup again; if it happens again, suspect the network or this machine's"
              + " memory");
    }
  }

  private static String position(BaseBackup backup) {
    return "timeline %d, %s to %s"
        .formatted(backup.end().timeline(), backup.start().lsn(), backup.end().lsn());
  }
}
