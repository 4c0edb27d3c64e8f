package org.hikae.cli.demo.proof;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/// Where users reach the service's database, and as whom.
///
/// @param authority who has signed the server's certificate; without it, connections are in the
///   clear
public record ServiceAddress(
    String host,
    int port,
    String database,
    String user,
    String password,
    Optional<Path> authority) {
  private static final String PATIENCE_SECONDS = "3";

  /// A connection whose every wait is bounded, so that a frozen server does not hold its user.
  public Connection connect() throws SQLException {
    return connect(PATIENCE_SECONDS);
  }

  /// A connection for work that takes long.
  public Connection connectForLongWork() throws SQLException {
    return connect("0");
  }

  private Connection connect(String socketTimeout) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", PATIENCE_SECONDS);
    properties.setProperty("loginTimeout", PATIENCE_SECONDS);
    properties.setProperty("socketTimeout", socketTimeout);
    properties.setProperty("ApplicationName", "hikae demo");
    authority.ifPresent(
        file -> {
          properties.setProperty("sslmode", "verify-ca");
          properties.setProperty("sslrootcert", file.toString());
        });
    return DriverManager.getConnection(
        "jdbc:postgresql://" + host + ":" + port + "/" + database, properties);
  }

  /// The same database at another address.
  public ServiceAddress at(int otherPort) {
    return new ServiceAddress(host, otherPort, database, user, password, authority);
  }

  @Override
  public String toString() {
    return host + ":" + port + "/" + database;
  }
}
