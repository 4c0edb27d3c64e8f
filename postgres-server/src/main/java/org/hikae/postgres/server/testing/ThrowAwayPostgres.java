package org.hikae.postgres.server.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.hikae.postgres.server.BinariesChoice;
import org.hikae.postgres.server.PostgresBinaries;
import org.hikae.postgres.server.PostgresCluster;
import org.hikae.postgres.server.PostgresSettings;

/// A bundled server for one test, on a free port of the loopback address, that forces nothing to
/// disk. Closing stops it; the folder is the caller's to remove.
public final class ThrowAwayPostgres implements AutoCloseable {
  /// Long enough for a busy machine.
  public static final Duration PATIENCE = Duration.ofSeconds(60);

  private final PostgresCluster cluster;

  private ThrowAwayPostgres(PostgresCluster cluster) {
    this.cluster = cluster;
  }

  public static ThrowAwayPostgres start(Path home) throws IOException {
    return start(home, UnaryOperator.identity());
  }

  /// The same with settings of the test's own.
  public static ThrowAwayPostgres start(Path home, UnaryOperator<PostgresSettings> with)
      throws IOException {
    var settings = with.apply(PostgresSettings.below(home, freePort()).throwAway());
    var cluster = PostgresCluster.ownStore(bundled(), settings);
    cluster.initialize();
    cluster.start(PATIENCE);
    return new ThrowAwayPostgres(cluster);
  }

  /// The bundled programs, unpacked once for all tests of a module.
  public static PostgresBinaries bundled() throws IOException {
    return PostgresBinaries.find(new BinariesChoice.Bundled(), Path.of("target", "postgres"));
  }

  /// A port that nobody listened on a moment ago.
  public static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  public PostgresCluster cluster() {
    return cluster;
  }

  public String jdbcUrl() {
    return cluster.settings().jdbcUrl("postgres");
  }

  public String user() {
    return cluster.settings().superuser();
  }

  public String password() throws IOException {
    return cluster.password();
  }

  @Override
  public void close() throws IOException {
    cluster.stopImmediately(PATIENCE);
  }
}
