package org.hikae.source.postgres;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.hikae.postgres.server.PostgresCluster;
import org.hikae.postgres.server.ServerTls;

/// How a server is reached, and as whom.
///
/// @param database the one to connect to where SQL is spoken
/// @param passwordFile holds the role's password; read anew for each connection
/// @param authority PEM; when given, the connection is TLS and the server must show a certificate
///   of it
public record PostgresAccess(
    String host,
    int port,
    String database,
    String role,
    Path passwordFile,
    Optional<Path> authority) {

  /// As the owner of a cluster under our own hand.
  public static PostgresAccess owning(PostgresCluster cluster) {
    var settings = cluster.settings();
    return new PostgresAccess(
        settings.address(),
        settings.port(),
        "postgres",
        settings.superuser(),
        settings.passwordFile(),
        settings.tls().map(ServerTls::authority));
  }

  /// The same server as somebody else, in another database.
  public PostgresAccess as(String otherRole, Path itsPasswordFile, String otherDatabase) {
    return new PostgresAccess(host, port, otherDatabase, otherRole, itsPasswordFile, authority);
  }

  @Override
  public String toString() {
    return "postgresql://" + host + ":" + port;
  }

  InetSocketAddress address() {
    return new InetSocketAddress(host, port);
  }

  String password() throws IOException {
    return Files.readString(passwordFile).strip();
  }

  /// A connection with whose answers nobody waits longer than `limit`.
  Connection connect(Duration limit) throws SQLException, IOException {
    var seconds = Long.toString(Math.max(1, limit.toSeconds()));
    var properties = new Properties();
    properties.setProperty("user", role);
    properties.setProperty("password", password());
    properties.setProperty("ApplicationName", "hikae");
    properties.setProperty("connectTimeout", seconds);
    properties.setProperty("socketTimeout", seconds);
    properties.setProperty("loginTimeout", seconds);
    properties.setProperty("sslmode", authority.isPresent() ? "verify-ca" : "disable");
    authority.ifPresent(
        pem -> properties.setProperty("sslrootcert", pem.toAbsolutePath().toString()));
    return DriverManager.getConnection(url(), properties);
  }

  private String url() {
    var server = host.contains(":") ? "[" + host + "]" : host;
    var name = URLEncoder.encode(database, StandardCharsets.UTF_8);
    return "jdbc:postgresql://" + server + ":" + port + "/" + name;
  }
}
