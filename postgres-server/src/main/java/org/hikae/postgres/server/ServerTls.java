package org.hikae.postgres.server;

import java.nio.file.Path;

/// What the server shows on TLS connections, and what it asks of clients; with it, nothing else is
/// accepted.
///
/// @param certificate PEM, the server's own and what stands between it and the authority
/// @param key PEM, readable by nobody else
/// @param authority PEM, the authorities whose certificates are believed
public record ServerTls(Path certificate, Path key, Path authority, Clients clients) {

  /// What a client has to show.
  public enum Clients {
    /// The role's password.
    PASSWORD,
    /// The role's password, and a certificate of the authority that names the role.
    PASSWORD_AND_CERTIFICATE;

    String rule() {
      return switch (this) {
        case PASSWORD -> "scram-sha-256";
        case PASSWORD_AND_CERTIFICATE -> "scram-sha-256 clientcert=verify-full";
      };
    }
  }

  /// The files of one folder, as identities are kept.
  public static ServerTls of(Path identity, Clients clients) {
    return new ServerTls(
        identity.resolve("node.crt"),
        identity.resolve("node.key"),
        identity.resolve("ca.crt"),
        clients);
  }
}
