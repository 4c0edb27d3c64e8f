package org.hikae.cli.demo.proof;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A user of the service that never stops: commits one numbered row after the other through the
/// public address, and knows exactly which of them were acknowledged. A row whose commit was cut is
/// tried again until it is, so the acknowledged ones are always 1 to [#acknowledged].
public final class CanaryWriter implements AutoCloseable {
  private static final Duration BETWEEN_ROWS = Duration.ofMillis(20);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);
  private static final String INSERT =
      "insert into canary (n, seal) values (?, ?) on conflict (n) do nothing";

  private final ServiceAddress service;
  private final Thread thread;
  private volatile boolean closed;
  private volatile long sent;
  private volatile long acknowledged;
  private volatile long acknowledgedAt = System.nanoTime();
  private volatile @Nullable Outage outage;

  private CanaryWriter(ServiceAddress service) {
    this.service = service;
    this.thread = Thread.ofPlatform().daemon().name("canary").unstarted(this::write);
  }

  public static CanaryWriter start(ServiceAddress service) {
    var writer = new CanaryWriter(service);
    writer.thread.start();
    return writer;
  }

  /// The time between two acknowledged rows that lie further apart than a second; the last one.
  ///
  /// @param from the monotonic moment of the last row before
  /// @param lastBefore its number
  public record Outage(long from, long to, long lastBefore) {
    public Duration length() {
      return Duration.ofNanos(to - from);
    }
  }

  /// The newest row that was acknowledged.
  public long acknowledged() {
    return acknowledged;
  }

  /// The newest row that was ever sent; it may or may not have been committed.
  public long sent() {
    return sent;
  }

  /// For how long nothing has been acknowledged now.
  public Duration silence() {
    return Duration.ofNanos(System.nanoTime() - acknowledgedAt);
  }

  /// The last time that the service was away, once it is back.
  public @Nullable Outage outage() {
    return outage;
  }

  private void write() {
    while (!closed) {
      try (var connection = service.connect();
          var insert = connection.prepareStatement(INSERT)) {
        while (!closed) {
          commit(connection, insert, acknowledged + 1);
          LockSupport.parkNanos(BETWEEN_ROWS.toNanos());
        }
      } catch (SQLException _) { // the service is away: that is what this is here to find out
        LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
      }
    }
  }

  private void commit(Connection connection, PreparedStatement insert, long number)
      throws SQLException {
    insert.setLong(1, number);
    insert.setString(2, Canaries.seal(number));
    sent = number;
    insert.executeUpdate();
    if (!connection.getAutoCommit()) {
      connection.commit();
    }
    var now = System.nanoTime();
    if (number > 1 && now - acknowledgedAt > Duration.ofSeconds(1).toNanos()) {
      outage = new Outage(acknowledgedAt, now, number - 1);
    }
    acknowledgedAt = now;
    acknowledged = number;
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
