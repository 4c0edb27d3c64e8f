package org.hikae.source.postgres;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import org.hikae.source.SourceException;
import org.hikae.source.postgres.wire.ReplicationConnection;
import org.hikae.source.postgres.wire.ServerRefusal;
import org.hikae.vault.Progress;

/// Waits for a server that does not accept connections *yet*: it is starting, recovering, or about
/// to be started. What would not pass by itself, as a wrong password, is thrown at once.
record Arrival(PostgresAccess access, Duration patience) {
  /// What is said meanwhile.
  static final String WAITING = "waiting for the database to accept connections";

  private static final Duration PAUSE = Duration.ofMillis(250);

  /// One attempt to connect.
  @FunctionalInterface
  interface Attempt {
    ReplicationConnection open() throws IOException;
  }

  ReplicationConnection await(Attempt attempt, Progress progress) throws IOException {
    var deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return attempt.open();
      } catch (ServerRefusal | SocketException e) {
        if (!passes(e)) {
          throw e;
        }
        if (System.nanoTime() - deadline >= 0) {
          throw late(e);
        }
      }
      progress.at(WAITING, 0, 0);
      pause();
    }
  }

  private static boolean passes(IOException e) {
    return !(e instanceof ServerRefusal refusal)
        || refusal.sqlState().equals(Interruptions.CANNOT_CONNECT_NOW);
  }

  private SourceException late(IOException last) {
    return new SourceException(
        access
            + " does not accept connections"
            + (patience.isZero() ? "" : " after " + patience.toSeconds() + " s")
            + ": "
            + last.getMessage(),
        "look whether the server runs and what its log says; give the source more 'waitSeconds'"
            + " when it recovers for longer than that",
        last);
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the database", e);
    }
  }
}
