package org.hikae.source.mariadb;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// How one server runs at this site.
///
/// @param data the data directory
/// @param run a folder of our own for accounts, log and what is on its way; never backed up
/// @param address the address to listen on
/// @param guard the account through which the agent looks at the server and backs it up; made, or
///   given the password of its file, at every start
/// @param application the account and the database that the application uses
/// @param parameters further server settings, by their names on the command line without dashes
public record MariaDbSettings(
    Path data,
    Path run,
    String address,
    int port,
    Account guard,
    Account application,
    String database,
    Map<String, String> parameters) {

  public MariaDbSettings {
    data = data.toAbsolutePath().normalize();
    run = run.toAbsolutePath().normalize();
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
  }

  /// An account of the server, and the file with its password.
  public record Account(String name, Path passwordFile) {}

  Path log() {
    return run.resolve("server.log");
  }
}
