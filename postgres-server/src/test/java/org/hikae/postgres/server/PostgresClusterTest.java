package org.hikae.postgres.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hikae.postgres.server.testing.ThrowAwayPostgres.PATIENCE;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hikae.postgres.server.PostgresCluster.Started;
import org.hikae.postgres.server.testing.ThrowAwayPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresClusterTest {
  @TempDir Path home;
  private final List<PostgresCluster> opened = new ArrayList<>();
  private PostgresBinaries binaries;
  private PostgresSettings settings;

  @BeforeEach
  void chooseAPort() throws IOException {
    binaries = ThrowAwayPostgres.bundled();
    settings = PostgresSettings.below(home, ThrowAwayPostgres.freePort()).throwAway();
  }

  @AfterEach
  void leaveNothingRunning() throws IOException {
    for (var cluster : opened) {
      cluster.stopImmediately(PATIENCE);
    }
    assertThat(new ServerProcesses(settings.data()).all()).isEmpty();
  }

  @Test
  void itsOwnPasswordOpensItAndItIsSafeUnlessSomebodySaysOtherwise() throws Exception {
    settings = PostgresSettings.below(home, settings.port());
    var cluster = started(store());

    assertThat(ask(cluster, "show data_checksums")).isEqualTo("on");
    assertThat(ask(cluster, "show fsync")).isEqualTo("on");
    assertThat(ask(cluster, "show server_encoding")).isEqualTo("UTF8");
    assertThat(Files.getPosixFilePermissions(settings.passwordFile()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThatThrownBy(() -> connect(settings.jdbcUrl("postgres"), "wrong"))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
  }

  @Test
  void aRunningStoreIsAdopted() throws Exception {
    tell(started(store()), "create table kept as select 1 as n");

    var nextLife = store();

    assertThat(nextLife.start(PATIENCE)).isEqualTo(Started.ADOPTED);
    assertThat(ask(nextLife, "select n from kept")).isEqualTo("1");
    nextLife.stop(PATIENCE);
    assertThat(nextLife.accepting(Duration.ofSeconds(1))).isFalse();
  }

  @Test
  void whatWasCommittedSurvivesSigkill() throws Exception {
    var cluster = started(store());
    tell(cluster, "create table kept as select 1 as n");

    cluster.kill();
    assertThat(new ServerProcesses(settings.data()).awaitEnd(PATIENCE)).isTrue();

    assertThat(cluster.start(PATIENCE)).isEqualTo(Started.ANEW);
    assertThat(ask(cluster, "select n from kept")).isEqualTo("1");
  }

  @Test
  void aGuardedServerDoesNotAdoptButEndsWhatItFinds() throws Exception {
    tell(started(store()), "create table kept as select 1 as n");
    var before = new ServerProcesses(settings.data()).postmaster().orElseThrow();

    var guarded = opened(PostgresCluster.guarded(binaries, settings, new SessionLauncher()));

    assertThat(guarded.start(PATIENCE)).isEqualTo(Started.ANEW);
    assertThat(before.isAlive()).isFalse();
    assertThat(guarded.start(PATIENCE)).isEqualTo(Started.RAN_ALREADY);
    assertThat(ask(guarded, "select n from kept")).isEqualTo("1");
  }

  @Test
  void withTlsNothingElseIsAccepted() throws Exception {
    var plainUrl = settings.jdbcUrl("postgres");
    settings = settings.withTls(TestAuthority.in(home.resolve("identity")));
    var cluster = started(store());

    assertThat(ask(cluster, "select version from pg_stat_ssl where pid = pg_backend_pid()"))
        .isEqualTo("TLSv1.3");
    assertThatThrownBy(() -> connect(plainUrl + "?sslmode=disable", cluster.password()))
        .hasMessageContaining("no encryption");
  }

  @Test
  void aTakenPortIsNamed() throws IOException {
    var cluster = store();
    cluster.initialize();
    try (var other = new ServerSocket(settings.port(), 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> cluster.start(PATIENCE))
          .isInstanceOfSatisfying(
              PostgresException.class,
              e -> assertThat(e.code()).isEqualTo(PostgresException.Code.PORT_TAKEN))
          .hasMessage("port " + other.getLocalPort() + " on 127.0.0.1 is taken");
    }
  }

  @Test
  void theServersLastWordsAreInTheError() throws IOException {
    settings = settings.withParameter("shared_buffers", "a lot");
    var cluster = store();
    cluster.initialize();

    assertThatThrownBy(() -> cluster.start(PATIENCE))
        .hasMessageContaining("invalid value for parameter \"shared_buffers\": \"a lot\"");
  }

  @Test
  void aDataDirectoryOfAnotherVersionIsRefused() throws IOException {
    Files.createDirectories(settings.data());
    Files.writeString(settings.data().resolve("PG_VERSION"), "14\n");

    assertThatThrownBy(() -> store().start(PATIENCE))
        .hasMessageContaining(
            "was made by PostgreSQL 14 and cannot be run by " + binaries.version());
  }

  @Test
  void aCreationThatWasKilledIsBegunAgain() throws Exception {
    Files.createDirectories(home.resolve("data.new"));
    Files.writeString(home.resolve("data.new/PG_VERSION"), "18\n");

    assertThat(ask(started(store()), "select 1")).isEqualTo("1");
    assertThat(home.resolve("data.new")).doesNotExist();
  }

  private PostgresCluster store() {
    return opened(PostgresCluster.ownStore(binaries, settings));
  }

  private PostgresCluster opened(PostgresCluster cluster) {
    opened.add(cluster);
    return cluster;
  }

  private static PostgresCluster started(PostgresCluster cluster) throws IOException {
    cluster.initialize();
    assertThat(cluster.start(PATIENCE)).isEqualTo(Started.ANEW);
    return cluster;
  }

  private static void tell(PostgresCluster cluster, String sql) throws SQLException, IOException {
    try (var connection = connect(cluster);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(PostgresCluster cluster, String sql) throws SQLException, IOException {
    try (var connection = connect(cluster);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private static Connection connect(PostgresCluster cluster) throws SQLException, IOException {
    return connect(cluster.settings().jdbcUrl("postgres"), cluster.password());
  }

  private static Connection connect(String url, String password) throws SQLException {
    return DriverManager.getConnection(url, "postgres", password);
  }
}
