package org.hikae.postgres.server;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How one server runs at this site. These settings are given to the server when it starts and win
/// over whatever the data directory says, so that a data directory that was restored from another
/// site listens where this one wants it. What belongs to the databases (memory, planner, …) stays
/// in the data directory and travels with it.
///
/// @param data the data directory
/// @param run a folder of our own for the access rules and the server's log; never backed up
/// @param address the one address to listen on
/// @param superuser the role that owns the cluster
/// @param passwordFile its password; made with a random one when the cluster is, and not there
/// @param tls when given, only TLS 1.3 connections are accepted
/// @param parameters further server settings
/// @param durability whether what is acknowledged must survive the machine
public record PostgresSettings(
    Path data,
    Path run,
    String address,
    int port,
    String superuser,
    Path passwordFile,
    Optional<ServerTls> tls,
    Map<String, String> parameters,
    Durability durability) {

  public PostgresSettings {
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("port " + port + " is not within 1 and 65535");
    }
    data = data.toAbsolutePath().normalize();
    run = run.toAbsolutePath().normalize();
    passwordFile = passwordFile.toAbsolutePath().normalize();
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
  }

  /// Whether what is acknowledged must survive the machine.
  public enum Durability {
    SAFE,
    /// For tests and drills: nothing is forced to disk, so what is acknowledged survives the
    /// server's end but not the machine's.
    THROW_AWAY
  }

  /// A server with all it needs below one folder: `data`, `run` and `password`, listening on
  /// loopback in the clear, owned by the role `postgres`.
  public static PostgresSettings below(Path home, int port) {
    return new PostgresSettings(
        home.resolve("data"),
        home.resolve("run"),
        "127.0.0.1",
        port,
        "postgres",
        home.resolve("password"),
        Optional.empty(),
        Map.of(),
        Durability.SAFE);
  }

  public PostgresSettings withTls(ServerTls tls) {
    return new PostgresSettings(
        data,
        run,
        address,
        port,
        superuser,
        passwordFile,
        Optional.of(tls),
        parameters,
        durability);
  }

  /// Owned by another role; to be decided before the cluster is made.
  public PostgresSettings ownedBy(String role) {
    return new PostgresSettings(
        data, run, address, port, role, passwordFile, tls, parameters, durability);
  }

  public PostgresSettings withParameter(String name, String value) {
    var more = new TreeMap<>(parameters);
    more.put(name, value);
    return new PostgresSettings(
        data, run, address, port, superuser, passwordFile, tls, more, durability);
  }

  public PostgresSettings throwAway() {
    return new PostgresSettings(
        data, run, address, port, superuser, passwordFile, tls, parameters, Durability.THROW_AWAY);
  }

  /// Where pgjdbc reaches a database of this server, without user and password.
  public String jdbcUrl(String database) {
    var plain = "jdbc:postgresql://" + bracketed(address) + ":" + port + "/" + encoded(database);
    return tls.map(
            shown ->
                plain
                    + "?sslmode=verify-ca&sslrootcert="
                    + encoded(shown.authority().toAbsolutePath().toString()))
        .orElse(plain);
  }

  Path log() {
    return run.resolve("server.log");
  }

  Path accessRules() {
    return run.resolve("pg_hba.conf");
  }

  private static String bracketed(String address) {
    return address.contains(":") ? "[" + address + "]" : address;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
