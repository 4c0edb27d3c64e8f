package org.hikae.source.postgres;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.hikae.postgres.server.PostgresBinaries;
import org.hikae.protocol.SourceId;
import org.hikae.source.Source;
import org.hikae.source.SourceException;
import org.hikae.source.postgres.wire.ReplicationConnection;
import org.hikae.source.postgres.wire.ServerRefusal;
import org.hikae.vault.Progress;
import org.hikae.vault.Restored;
import org.hikae.vault.Snapshot;
import org.hikae.vault.SnapshotOrigin;
import org.hikae.vault.Vault;

/// A whole PostgreSQL cluster (version 15 or newer), backed up while it works.
///
/// A backup comes over the replication protocol with the log that makes it consistent; the server
/// verifies each page's checksum, and what arrives is compared with the server's manifest. The
/// stream is read whole every time: an incremental snapshot *stores* only the chunks that changed.
/// The snapshot's position is the log's part that was needed; it is consistent at that part's end.
public final class PostgresSource implements Source {
  /// The label that says which version of PostgreSQL a snapshot needs.
  public static final String VERSION_LABEL = "postgres.version";

  /// The label that names the cluster: the identifier that `initdb` gave it.
  public static final String SYSTEM_LABEL = "postgres.system";

  private final SourceId id;
  private final PostgresAccess access;
  private final Path data;
  private final Duration patience;
  private final Clock clock;

  /// @param access a role with the attribute REPLICATION
  /// @param data the data directory, where a restore puts it
  /// @param patience how long a backup waits for a server that does not accept connections yet
  public PostgresSource(
      SourceId id, PostgresAccess access, Path data, Duration patience, Clock clock) {
    this.id = id;
    this.access = access;
    this.data = data.toAbsolutePath().normalize();
    this.patience = patience;
    this.clock = clock;
  }

  @Override
  public SourceId id() {
    return id;
  }

  @Override
  public String describe() {
    return access.toString();
  }

  @Override
  public Snapshot backUp(Vault vault, SnapshotOrigin origin, Progress progress) throws IOException {
    var run = new BackupRun(access, patience, clock);
    try (var server = run.connect(progress);
        var writer = vault.begin(labelled(origin, server), progress)) {
      return run.into(writer, server, progress);
    } catch (ServerRefusal e) {
      throw refused(e);
    } catch (SocketException | SocketTimeoutException | EOFException e) {
      throw new SourceException(
          "the connection to " + access + " broke: " + e.getMessage(),
          "look whether the server runs and listens there",
          e,
          true);
    }
  }

  @Override
  public Restored restore(Vault vault, Snapshot snapshot, Progress progress) throws IOException {
    return restoreTo(vault, snapshot, data, progress);
  }

  @Override
  public Restored restoreTo(Vault vault, Snapshot snapshot, Path target, Progress progress)
      throws IOException {
    return new DataDirectory(target.toAbsolutePath().normalize(), clock)
        .restore(vault, snapshot, progress);
  }

  private static SnapshotOrigin labelled(SnapshotOrigin origin, ReplicationConnection server)
      throws IOException {
    var version = only(server.rows("SHOW server_version")).getFirst().orElse("").split(" ", 2)[0];
    var number = only(server.rows("SHOW server_version_num")).getFirst().orElse("0");
    if (Integer.parseInt(number) / 10000 < PostgresBinaries.OLDEST_MAJOR) {
      throw new SourceException(
          "PostgreSQL " + version + " is too old to be backed up",
          "upgrade it to version " + PostgresBinaries.OLDEST_MAJOR + " or newer");
    }
    var labels = new HashMap<>(origin.labels());
    labels.put(VERSION_LABEL, version);
    labels.put(SYSTEM_LABEL, only(server.rows("IDENTIFY_SYSTEM")).getFirst().orElse(""));
    return new SnapshotOrigin(
        origin.machine(),
        origin.source(),
        origin.kind(),
        origin.parent(),
        origin.position(),
        labels);
  }

  private static List<Optional<String>> only(List<List<Optional<String>>> rows) throws IOException {
    if (rows.size() != 1) {
      throw new IOException("the server answered a question about itself with many rows");
    }
    return rows.getFirst();
  }

  private SourceException refused(ServerRefusal e) {
    var hint =
        switch (e.sqlState()) {
          case "28P01", "28000" ->
              "check the role " + access.role() + ", its password file and pg_hba.conf";
          case "42501" -> "give the role " + access.role() + " the attribute REPLICATION";
          case "53400", "53300" -> "raise max_replication_slots and max_wal_senders by one each";
          case "XX001" ->
              "a page of the database is damaged: look at the server's log and restore the last"
                  + " good snapshot";
          default -> "look at the log of the server";
        };
    return new SourceException(
        access + " refused the backup: " + e.getMessage(),
        hint,
        e,
        Interruptions.isOne(e.sqlState()));
  }
}
