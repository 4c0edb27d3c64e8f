package org.hikae.source.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hikae.postgres.server.testing.ThrowAwayPostgres.PATIENCE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.hikae.postgres.server.PostgresCluster;
import org.hikae.postgres.server.testing.ThrowAwayPostgres;
import org.hikae.protocol.SourceId;
import org.hikae.source.SourceException;
import org.hikae.source.testing.VaultForTests;
import org.hikae.vault.Progress;
import org.hikae.vault.Snapshot;
import org.hikae.vault.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresSourceTest {
  @TempDir Path home;
  private Vault vault;
  private ThrowAwayPostgres server;

  @BeforeEach
  void fillADatabase() throws Exception {
    vault = VaultForTests.withKeyIn(home);
    server = ThrowAwayPostgres.start(home.resolve("tokyo"));
    tell("create table ledger (n int primary key, entry text)");
    tell(
        "insert into ledger select n, md5(n::text) || md5((n * 7)::text)"
            + " from generate_series(1, 20000) n");
  }

  @AfterEach
  void closeAll() throws IOException {
    server.close();
    vault.close();
  }

  @Test
  void anIncrementStoresAFractionAndComesBackRowByRow() throws Exception {
    tell("insert into ledger select n, md5(n::text) from generate_series(20001, 200000) n");
    tell("vacuum (freeze, analyze) ledger"); // or the first reader would touch every page
    var full = source(server).backUp(vault, VaultForTests.full(), Progress.NONE);
    tell("update ledger set entry = 'changed' where n % 10000 = 0");
    var increment = source(server).backUp(vault, VaultForTests.since(full), Progress.NONE);
    var digest = digest(server.cluster());
    tell("truncate ledger");

    assertThat(increment.parent()).contains(full.id());
    assertThat(increment.labels())
        .containsEntry(PostgresSource.VERSION_LABEL, server.cluster().binaries().version())
        .containsKey("point");
    assertThat(increment.figures().storedBytes()).isLessThan(full.figures().storedBytes() / 3);

    try (var osaka = restoredAtOsaka(increment)) {
      assertThat(digest(osaka.cluster())).isEqualTo(digest);
    }
  }

  @Test
  void aRestoreSetsAsideWhatStoodThereAndNeverPullsItFromUnderAServer() throws Exception {
    var snapshot = source(server).backUp(vault, VaultForTests.full(), Progress.NONE);

    assertThatThrownBy(() -> source(server).restore(vault, snapshot, Progress.NONE))
        .hasMessageStartingWith("a PostgreSQL server is running in ");

    server.cluster().stop(PATIENCE);
    var restored = source(server).restore(vault, snapshot, Progress.NONE);
    assertThat(restored.notes()).anyMatch(note -> note.startsWith("what stood at "));
    try (var beside = Files.list(home.resolve("tokyo"))) {
      assertThat(beside.map(path -> path.getFileName().toString()))
          .anyMatch(name -> name.startsWith("data.before-"));
    }
    server.cluster().start(PATIENCE);
    assertThat(digest(server.cluster())).startsWith("20000 ");
  }

  @Test
  void aWrongPasswordIsNamedWithItsHint() throws Exception {
    var wrong = Files.writeString(home.resolve("wrong"), "wrong");
    var access = PostgresAccess.owning(server.cluster()).as("postgres", wrong, "postgres");
    var source =
        new PostgresSource(new SourceId("database"), access, home, PATIENCE, Clock.systemUTC());

    assertThatThrownBy(() -> source.backUp(vault, VaultForTests.full(), Progress.NONE))
        .isInstanceOfSatisfying(
            SourceException.class, e -> assertThat(e.hint()).contains("its password file"))
        .hasMessageContaining("password authentication failed");
    assertThat(vault.snapshots()).isEqualTo(List.of());
  }

  private ThrowAwayPostgres restoredAtOsaka(Snapshot snapshot) throws IOException {
    var there = Files.createDirectories(home.resolve("osaka"));
    Files.copy(home.resolve("tokyo/password"), there.resolve("password"));
    source(server).restoreTo(vault, snapshot, there.resolve("data"), Progress.NONE);
    return ThrowAwayPostgres.start(there);
  }

  private static PostgresSource source(ThrowAwayPostgres server) {
    var cluster = server.cluster();
    return new PostgresSource(
        new SourceId("database"),
        PostgresAccess.owning(cluster),
        cluster.settings().data(),
        PATIENCE,
        Clock.systemUTC());
  }

  private void tell(String sql) throws SQLException, IOException {
    try (var connection = PostgresAccess.owning(server.cluster()).connect(Duration.ofSeconds(30));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String digest(PostgresCluster cluster) throws SQLException, IOException {
    try (var connection = PostgresAccess.owning(cluster).connect(Duration.ofSeconds(30));
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select count(*) || ' ' || md5(string_agg(n || entry, ',' order by n))"
                    + " from ledger")) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }
}
