package org.hikae.source.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hikae.postgres.server.testing.ThrowAwayPostgres.PATIENCE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.hikae.postgres.server.PostgresCluster;
import org.hikae.postgres.server.testing.ThrowAwayPostgres;
import org.hikae.protocol.SourceId;
import org.hikae.source.SourceException;
import org.hikae.source.testing.VaultForTests;
import org.hikae.vault.Progress;
import org.hikae.vault.Vault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A backup of a server that comes, comes late, does not come, or goes.
class ArrivalTest {
  @TempDir static Path place;
  private static ThrowAwayPostgres server;
  private static PostgresCluster cluster;

  @TempDir Path home;
  private Vault vault;

  @BeforeAll
  static void makeAServer() throws Exception {
    server =
        ThrowAwayPostgres.start(place, settings -> settings.withParameter("hot_standby", "off"));
    cluster = server.cluster();
    tell("create table ledger as select n, md5(n::text) from generate_series(1, 300000) n");
  }

  @AfterAll
  static void closeTheServer() throws IOException {
    server.close();
  }

  @BeforeEach
  void startItAndMakeAVault() throws Exception {
    cluster.start(PATIENCE);
    vault = VaultForTests.withKeyIn(home);
  }

  @AfterEach
  void closeTheVault() throws IOException {
    vault.close();
  }

  @Test
  void aBackupWaitsForAServerThatIsStillStartingUp() throws Exception {
    cluster.stop(PATIENCE);
    // Without hot_standby a standby says "not yet" until it is promoted: a recovery without an end.
    Files.createFile(cluster.settings().data().resolve("standby.signal"));
    var starting = inBackground(() -> cluster.start(PATIENCE));
    var told = new HashSet<String>();

    var snapshot =
        source(PATIENCE)
            .backUp(
                vault,
                VaultForTests.full(),
                (doing, _, _) -> {
                  told.add(doing);
                  if (doing.equals(Arrival.WAITING) && saysNotYet()) {
                    promote();
                  }
                });

    assertThat(told).contains(Arrival.WAITING).hasSizeGreaterThan(1);
    assertThat(vault.snapshots()).containsExactly(snapshot);
    starting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  void aServerThatDoesNotComeIsNamedWithHowLongItWasWaitedFor() throws Exception {
    cluster.stop(PATIENCE);

    assertThatThrownBy(
            () -> source(Duration.ofSeconds(1)).backUp(vault, VaultForTests.full(), Progress.NONE))
        .isInstanceOfSatisfying(
            SourceException.class,
            e -> {
              assertThat(e.hint()).contains("waitSeconds");
              assertThat(e.worthRetrying()).isFalse();
            })
        .hasMessageContaining("does not accept connections after 1 s: Connection refused");
  }

  @Test
  void aBackupWhoseServerIsStoppedMayBeTakenAgain() throws Exception {
    assertThatThrownBy(
            () ->
                source(PATIENCE)
                    .backUp(
                        vault,
                        VaultForTests.full(),
                        (_, done, _) -> {
                          if (done > 0) {
                            stop();
                          }
                        }))
        .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.worthRetrying()).isTrue());
    assertThat(vault.snapshots()).isEqualTo(List.of());
  }

  private boolean saysNotYet() {
    try {
      source(Duration.ZERO).backUp(vault, VaultForTests.full(), Progress.NONE);
      return false;
    } catch (IOException e) {
      return String.valueOf(e.getMessage()).contains("not accepting connections");
    }
  }

  /// As `pg_ctl promote` does it.
  private void promote() {
    try {
      var data = cluster.settings().data();
      Files.writeString(data.resolve("promote"), "");
      var postmaster = Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
      new ProcessBuilder("kill", "-s", "USR1", postmaster).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void stop() {
    try {
      cluster.stop(PATIENCE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PostgresSource source(Duration patience) {
    return new PostgresSource(
        new SourceId("database"),
        PostgresAccess.owning(cluster),
        cluster.settings().data(),
        patience,
        Clock.systemUTC());
  }

  private static <T> FutureTask<T> inBackground(Callable<T> work) {
    var task = new FutureTask<>(work);
    Thread.ofVirtual().start(task);
    return task;
  }

  private static void tell(String sql) throws SQLException, IOException {
    try (var connection = PostgresAccess.owning(cluster).connect(Duration.ofSeconds(30));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
