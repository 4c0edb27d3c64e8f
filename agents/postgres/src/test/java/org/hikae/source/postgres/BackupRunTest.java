package org.hikae.source.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hikae.postgres.server.testing.ThrowAwayPostgres.PATIENCE;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.hikae.postgres.server.PostgresCluster;
import org.hikae.postgres.server.testing.ThrowAwayPostgres;
import org.hikae.source.SourceException;
import org.hikae.source.postgres.wire.ServerRefusal;
import org.hikae.vault.Progress;
import org.hikae.vault.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupRunTest {
  @TempDir Path home;

  @Test
  void aBackupUnderLoadStartsElsewhereWithAllThatWasCommittedBeforeItsMoment() throws Exception {
    Snapshot snapshot;
    int promised;
    int written;
    try (var source = ThrowAwayPostgres.start(home.resolve("source"));
        var canaries = new Canaries(PostgresAccess.owning(source.cluster()))) {
      tell(
          source.cluster(),
          "create table ballast as select n, md5(n::text) from generate_series(1, 100000) n");
      var begin = Instant.now();
      snapshot = backUp(source.cluster(), home.resolve("other/data"));
      promised = canaries.before(snapshot.consistentAt());
      written = canaries.all();
      assertThat(snapshot.consistentAt()).isBetween(begin.minusSeconds(1), Instant.now());
    }
    assertThat(snapshot.origin().position().orElseThrow()).matches("timeline 1, .*/.* to .*/.*");
    try (var copy = restoredAt(home.resolve("other"))) {
      assertThat(number(copy.cluster(), "select count(*) from ballast")).isEqualTo(100_000);
      var found = number(copy.cluster(), "select count(*) from canary");
      assertThat(found).isBetween(promised, written);
      assertThat(number(copy.cluster(), "select max(n) from canary")).isEqualTo(found);
      assertThat(
              number(
                  copy.cluster(),
                  "select count(*) from canary where song <> repeat(md5(n::text), 20)"))
          .isZero();
    }
  }

  @Test
  void aDamagedPageEndsTheBackup() throws Exception {
    try (var source = ThrowAwayPostgres.start(home.resolve("source"))) {
      var cluster = source.cluster();
      tell(
          cluster,
          "create table victim as select n, md5(n::text) from generate_series(1, 10000) n");
      var file =
          cluster.settings().data().resolve(text(cluster, "select pg_relation_filepath('victim')"));
      cluster.stop(PATIENCE);
      damage(file);
      cluster.start(PATIENCE);

      assertThatThrownBy(() -> backUp(cluster, home.resolve("other/data")))
          .isInstanceOfSatisfying(
              ServerRefusal.class, e -> assertThat(e.sqlState()).isEqualTo("XX001"))
          .hasMessageContaining("checksum verification failure during base backup");
    }
  }

  @Test
  void tablespacesElsewhereAreRefused() throws Exception {
    try (var source = ThrowAwayPostgres.start(home.resolve("source"))) {
      var elsewhere = Files.createDirectory(home.resolve("elsewhere"));
      tell(source.cluster(), "create tablespace far location '" + elsewhere + "'");

      assertThatThrownBy(() -> backUp(source.cluster(), home.resolve("other/data")))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("tablespaces outside of its data directory");
    }
  }

  private static Snapshot backUp(PostgresCluster cluster, Path target) throws IOException {
    var run = new BackupRun(PostgresAccess.owning(cluster), Duration.ZERO, Clock.systemUTC());
    try (var connection = run.connect(Progress.NONE);
        var writer = new FolderWriter(target)) {
      return run.into(writer, connection, Progress.NONE);
    }
  }

  private ThrowAwayPostgres restoredAt(Path place) throws IOException {
    Files.copy(home.resolve("source/password"), place.resolve("password"));
    return ThrowAwayPostgres.start(place);
  }

  private static void damage(Path file) throws IOException {
    try (var page = new RandomAccessFile(file.toFile(), "rw")) {
      page.seek(5000);
      var was = page.read();
      page.seek(5000);
      page.write(was ^ 0x40);
    }
  }

  private static void tell(PostgresCluster cluster, String sql) throws SQLException, IOException {
    try (var connection = PostgresAccess.owning(cluster).connect(Duration.ofSeconds(30));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int number(PostgresCluster cluster, String sql) throws SQLException, IOException {
    return Integer.parseInt(text(cluster, sql));
  }

  private static String text(PostgresCluster cluster, String sql) throws SQLException, IOException {
    try (var connection = PostgresAccess.owning(cluster).connect(Duration.ofSeconds(30));
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }
}
