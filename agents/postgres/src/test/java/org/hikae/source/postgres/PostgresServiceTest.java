package org.hikae.source.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hikae.postgres.server.Launcher;
import org.hikae.postgres.server.OrdinaryUser;
import org.hikae.postgres.server.PostgresCluster;
import org.hikae.postgres.server.PostgresSettings;
import org.hikae.postgres.server.testing.ThrowAwayPostgres;
import org.hikae.protocol.ServiceId;
import org.hikae.source.SourceException;
import org.hikae.source.postgres.PostgresService.WhenMissing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServiceTest {
  @TempDir Path home;
  private PostgresCluster cluster;

  @BeforeEach
  void guardACluster() throws IOException {
    var settings = PostgresSettings.below(home, ThrowAwayPostgres.freePort()).throwAway();
    cluster = PostgresCluster.guarded(ThrowAwayPostgres.bundled(), settings, inAPidNamespace());
  }

  @AfterEach
  void leaveNothingRunning() throws IOException {
    cluster.kill();
  }

  @Test
  void theFirstStartMakesTheApplicationsDatabaseAndALaterOneFindsIt() throws Exception {
    var service = service(WhenMissing.CREATE);

    service.start();
    assertThat(service.probe().good()).isTrue();
    assertThat(ownerOfDatabase()).isEqualTo("registry");
    service.stop(ThrowAwayPostgres.PATIENCE);

    assertThat(service.running()).isFalse();
    assertThat(service.probe().good()).isFalse();
    service.start();
    assertThat(service.running()).isTrue();
    assertThat(service.probe().saw()).isEqualTo("select 1 was answered");
  }

  @Test
  void aFenceEndsEveryProcessAtOnce() throws Exception {
    var service = service(WhenMissing.CREATE);
    service.start();
    try (var session = PostgresAccess.owning(cluster).connect(Duration.ofSeconds(30));
        var statement = session.createStatement()) {
      var busy = Thread.ofVirtual().start(() -> sleepIn(statement));

      var begin = System.nanoTime();
      service.fence();
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));

      assertThat(busy.join(Duration.ofSeconds(10))).isTrue();
    }
    assertThat(service.running()).isFalse();
    assertThat(service.probe().good()).isFalse();
  }

  @Test
  void whereDataIsToBeRestoredFirstNoEmptyDatabaseIsMade() {
    assertThatThrownBy(() -> service(WhenMissing.REFUSE).start())
        .isInstanceOfSatisfying(
            SourceException.class,
            e -> assertThat(e.hint()).isEqualTo("restore a recovery point first"));
    assertThat(home.resolve("data")).doesNotExist();
  }

  private PostgresService service(WhenMissing whenMissing) {
    return new PostgresService(
        new ServiceId("registry"),
        cluster,
        new Application("registry", "registry", home.resolve("registry.password")),
        whenMissing,
        Duration.ofSeconds(10));
  }

  private String ownerOfDatabase() throws Exception {
    try (var connection = PostgresAccess.owning(cluster).connect(Duration.ofSeconds(30));
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select pg_get_userbyid(datdba) from pg_database where datname = 'registry'")) {
      row.next();
      return row.getString(1);
    }
  }

  private static void sleepIn(Statement statement) {
    try {
      statement.execute("select pg_sleep(60)");
    } catch (SQLException _) {
      // the fence fell
    }
  }

  /// As an agent does it: the server is the first process of a PID namespace and dies with it.
  private static Launcher inAPidNamespace() {
    return (command, log) -> {
      var inner = new ArrayList<>(List.of("unshare", "--pid", "--fork", "--kill-child", "--"));
      inner.addAll(command);
      return new ProcessBuilder(asUser(inner))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
          .start();
    };
  }

  private static List<String> asUser(List<String> command) {
    var line = new ArrayList<>(OrdinaryUser.namespace());
    line.addAll(List.of("--keep-caps", "--"));
    line.addAll(command);
    return line;
  }
}
