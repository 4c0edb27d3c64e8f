package org.hikae.orchestrator.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.hikae.postgres.server.BinariesChoice;
import org.hikae.postgres.server.PostgresBinaries;
import org.hikae.postgres.server.PostgresCluster;
import org.hikae.postgres.server.PostgresException;
import org.hikae.postgres.server.PostgresSettings;
import org.hikae.postgres.server.ServerTls;
import org.hikae.postgres.server.ServerTls.Clients;
import org.hikae.protocol.NodeId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The PostgreSQL that an orchestrator keeps for itself when it was given none: on loopback, at a
/// port of its own, under one folder. It is reached over TLS 1.3 only, by whoever shows this very
/// node's certificate and knows the password. It shuts down when we end, however we end.
public final class OwnPostgres implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OwnPostgres.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// PostgreSQL cuts a longer name, which then is not the certificate's any more.
  private static final int LONGEST_ROLE = 63;

  private final PostgresCluster cluster;
  private final Path identity;

  private OwnPostgres(PostgresCluster cluster, Path identity) {
    this.cluster = cluster;
    this.identity = identity;
  }

  /// Makes it on the first start, and starts it.
  ///
  /// @param identity the node's folder: its certificate is the server's and the client's
  public static OwnPostgres start(Path home, Path identity, NodeId node) throws IOException {
    if (node.toString().length() > LONGEST_ROLE) {
      throw new PostgresException(
          PostgresException.Code.START_FAILED,
          node + " is longer than the " + LONGEST_ROLE + " characters of a PostgreSQL role",
          "give the node a shorter name, or the orchestrator a PostgreSQL of yours ('store')");
    }
    Files.createDirectories(home);
    var binaries =
        PostgresBinaries.find(new BinariesChoice.PreferInstalled(), PostgresBinaries.cache(home));
    try {
      return start(binaries, home, identity, node);
    } catch (PostgresException e) {
      if (e.code() != PostgresException.Code.PORT_TAKEN) {
        throw e;
      }
      log.info("the port of our own PostgreSQL was taken; choosing another", e);
      Files.delete(portFile(home));
      return start(binaries, home, identity, node);
    }
  }

  private static OwnPostgres start(PostgresBinaries binaries, Path home, Path identity, NodeId node)
      throws IOException {
    var port = rememberedPort(home);
    var settings =
        PostgresSettings.below(home, port)
            .ownedBy(node.toString())
            .withTls(ServerTls.of(identity, Clients.PASSWORD_AND_CERTIFICATE))
            .withParameter("shared_buffers", "32MB")
            .withParameter("max_connections", "40");
    var cluster = PostgresCluster.ownStore(binaries, settings);
    cluster.initialize();
    var started = cluster.start(PATIENCE);
    log.info("own PostgreSQL {} at port {}: {}", binaries.version(), port, started);
    return new OwnPostgres(cluster, identity);
  }

  public Access access() throws IOException {
    var settings = cluster.settings();
    var url =
        "jdbc:postgresql://%s:%d/postgres?sslmode=require&sslfactory=%s&sslfactoryarg=%s"
            .formatted(
                settings.address(),
                settings.port(),
                NodeSockets.class.getName(),
                URLEncoder.encode(identity.toString(), UTF_8));
    return new Access(url, settings.superuser(), cluster.password());
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
