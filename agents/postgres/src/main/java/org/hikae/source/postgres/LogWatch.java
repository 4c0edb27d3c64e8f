package org.hikae.source.postgres;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.hikae.source.postgres.wire.Lsn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notes, several times a second, where the server's log stands. A base backup is consistent at a
/// place in the log; the notes tell which moment that was: all that was committed before the last
/// note at or below that place is in the backup. The server itself does not say.
final class LogWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LogWatch.class);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

  private final Connection connection;
  private final Clock clock;
  private final NavigableMap<Lsn, Instant> notes = new ConcurrentSkipListMap<>();
  private final Thread thread;

  private LogWatch(Connection connection, Clock clock) throws SQLException {
    this.connection = connection;
    this.clock = clock;
    note();
    this.thread = Thread.ofVirtual().name("watch on PostgreSQL's log").start(this::watch);
  }

  static LogWatch begin(PostgresAccess access, Clock clock) throws SQLException, IOException {
    var connection = access.connect(ANSWER_LIMIT);
    try {
      return new LogWatch(connection, clock);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /// The latest moment of which everything is at or below `place`.
  Instant momentOf(Lsn place) {
    var note = notes.floorEntry(place);
    return note == null ? notes.firstEntry().getValue() : note.getValue();
  }

  @Override
  public void close() throws SQLException {
    thread.interrupt();
    connection.close();
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(PAUSE);
        note();
      }
    } catch (InterruptedException _) {
      // the backup has ended
    } catch (SQLException e) {
      if (!thread.isInterrupted()) {
        LOG.warn("the backup's moment is known less exactly: {}", e.getMessage());
      }
    }
  }

  /// The clock is read first: what was committed before is then below the place in the log.
  private void note() throws SQLException {
    var before = clock.instant();
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select pg_current_wal_insert_lsn()")) {
      row.next();
      notes.put(Lsn.parse(row.getString(1)), before);
    }
  }
}
