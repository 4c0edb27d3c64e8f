package org.hikae.postgres.server;

/// Being built: see the package comment.
final class PostgresServer {
  private PostgresServer() {}
}
