package org.hikae.source.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.hikae.postgres.server.PasswordFile;
import org.hikae.postgres.server.PostgresCluster;

/// Whom a server is there for: a database and the user that owns it.
///
/// @param passwordFile the user's password; made with a random one when it is not there
public record Application(String database, String user, Path passwordFile) {

  /// Makes the user and its database unless they are there.
  void createIn(Connection connection) throws SQLException, IOException {
    if (!exists(connection, "select 1 from pg_roles where rolname = ?", user)) {
      PasswordFile.ensure(passwordFile);
      execute(
          connection, "create role %I login password %L", user, PasswordFile.read(passwordFile));
    }
    if (!exists(connection, "select 1 from pg_database where datname = ?", database)) {
      execute(connection, "create database %I owner %I", database, user);
    }
  }

  PostgresAccess access(PostgresCluster cluster) {
    return PostgresAccess.owning(cluster).as(user, passwordFile, database);
  }

  private static boolean exists(Connection connection, String question, String name)
      throws SQLException {
    try (var statement = connection.prepareStatement(question)) {
      statement.setString(1, name);
      try (var rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  /// Lets the server itself quote names and texts, since what defines things takes no parameters.
  private static void execute(Connection connection, String template, String first, String second)
      throws SQLException {
    try (var quote = connection.prepareStatement("select format(?, ?, ?)")) {
      quote.setString(1, template);
      quote.setString(2, first);
      quote.setString(3, second);
      try (var rows = quote.executeQuery();
          var statement = connection.createStatement()) {
        rows.next();
        statement.execute(rows.getString(1));
      }
    }
  }
}
