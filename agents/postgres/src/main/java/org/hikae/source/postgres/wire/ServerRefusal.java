package org.hikae.source.postgres.wire;

import java.io.IOException;

/// The server answered with an error of its own.
public final class ServerRefusal extends IOException {
  private final String sqlState;

  ServerRefusal(String sqlState, String message) {
    super(message);
    this.sqlState = sqlState;
  }

  /// PostgreSQL's five-letter code: `28P01` for a wrong password.
  public String sqlState() {
    return sqlState;
  }
}
