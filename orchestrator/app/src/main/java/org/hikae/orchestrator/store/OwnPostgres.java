package org.hikae.orchestrator.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.hikae.postgres.server.BinariesChoice;
import org.hikae.postgres.server.PostgresBinaries;
import org.hikae.postgres.server.PostgresCluster;
import org.hikae.postgres.server.PostgresException;
import org.hikae.postgres.server.PostgresSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The PostgreSQL that an orchestrator keeps for itself when it was given none: on loopback, with a
/// password and a port of its own, under one folder. It outlives us when we are killed and is
/// adopted by the next start.
public final class OwnPostgres implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OwnPostgres.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final PostgresCluster cluster;

  private OwnPostgres(PostgresCluster cluster) {
    this.cluster = cluster;
  }

  /// Makes it on the first start, and starts it.
  public static OwnPostgres start(Path home) throws IOException {
    Files.createDirectories(home);
    var binaries =
        PostgresBinaries.find(new BinariesChoice.PreferInstalled(), PostgresBinaries.cache(home));
    try {
      return start(binaries, home, rememberedPort(home));
    } catch (PostgresException e) {
      if (e.code() != PostgresException.Code.PORT_TAKEN) {
        throw e;
      }
      log.info("the port of our own PostgreSQL was taken; choosing another", e);
      Files.delete(portFile(home));
      return start(binaries, home, rememberedPort(home));
    }
  }

  private static OwnPostgres start(PostgresBinaries binaries, Path home, int port)
      throws IOException {
    var settings =
        PostgresSettings.below(home, port)
            .withParameter("shared_buffers", "32MB")
            .withParameter("max_connections", "40");
    var cluster = PostgresCluster.ownStore(binaries, settings);
    cluster.initialize();
    var started = cluster.start(PATIENCE);
    log.info("own PostgreSQL {} at port {}: {}", binaries.version(), port, started);
    return new OwnPostgres(cluster);
  }

  public Access access() throws IOException {
    var settings = cluster.settings();
    return new Access(settings.jdbcUrl("postgres"), settings.superuser(), cluster.password());
  }

  private static Path portFile(Path home) {
    return home.resolve("port");
  }

  private static int rememberedPort(Path home) throws IOException {
    var file = portFile(home);
    if (!Files.exists(file)) {
      try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        Files.writeString(file, Integer.toString(free.getLocalPort()));
      }
    }
    return Integer.parseInt(Files.readString(file).strip());
  }

  @Override
  public void close() {
    try {
      cluster.stop(PATIENCE);
    } catch (IOException e) {
      log.warn("own PostgreSQL was not stopped; the next start adopts it", e);
    }
  }
}
