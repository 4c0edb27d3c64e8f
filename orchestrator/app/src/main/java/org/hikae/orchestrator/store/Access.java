package org.hikae.orchestrator.store;

/// How a PostgreSQL is reached.
public record Access(String url, String user, String password) {
  @Override
  public String toString() {
    return user + " at " + url;
  }
}
