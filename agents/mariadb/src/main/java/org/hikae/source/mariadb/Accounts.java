package org.hikae.source.mariadb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.hikae.source.SourceException;
import org.hikae.source.mariadb.MariaDbSettings.Account;

/// The files through which the server and its clients learn of accounts: passwords are on no
/// command line.
record Accounts(MariaDbSettings settings) {

  /// What the server runs at each start before anybody may connect. It makes what is missing and
  /// sets the passwords of this site, also in data that was restored from another one.
  Path writeStartScript() throws IOException {
    var script =
        """
        SET SESSION sql_log_bin = 0;
        CREATE USER IF NOT EXISTS %1$s@'%%';
        ALTER USER %1$s@'%%' IDENTIFIED BY %2$s;
        GRANT RELOAD, PROCESS, LOCK TABLES, BINLOG MONITOR, SUPER ON *.* TO %1$s@'%%';
        CREATE DATABASE IF NOT EXISTS %5$s;
        CREATE USER IF NOT EXISTS %3$s@'%%';
        ALTER USER %3$s@'%%' IDENTIFIED BY %4$s;
        GRANT ALL PRIVILEGES ON %5$s.* TO %3$s@'%%';
        """
            .formatted(
                name(settings.guard().name()),
                text(password(settings.guard())),
                name(settings.application().name()),
                text(password(settings.application())),
                name(settings.database()));
    return writePrivate(settings.run().resolve("start.sql"), script);
  }

  /// What a client reads to connect as this account.
  Path writeClientFile(Account account) throws IOException {
    var options =
        """
        [client]
        protocol = tcp
        host = %s
        port = %d
        user = %s
        password = "%s"
        connect-timeout = 5
        """
            .formatted(settings.address(), settings.port(), account.name(), password(account));
    return writePrivate(settings.run().resolve(account.name() + ".cnf"), options);
  }

  private static String password(Account account) throws IOException {
    if (!Files.isReadable(account.passwordFile())) {
      throw new SourceException(
          "the password of MariaDB's account "
              + account.name()
              + " is not in "
              + account.passwordFile(),
          "write it there, readable by this user alone");
    }
    return Files.readString(account.passwordFile()).strip();
  }

  private static Path writePrivate(Path file, String content) throws IOException {
    Files.createDirectories(settingsFolder(file));
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, content);
  }

  private static Path settingsFolder(Path file) {
    return file.resolveSibling(".").normalize();
  }

  private static String name(String text) {
    return "`" + text.replace("`", "``") + "`";
  }

  private static String text(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
