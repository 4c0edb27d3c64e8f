package org.hikae.source.postgres;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Commits numbered rows as fast as it can, and remembers when each was acknowledged.
final class Canaries implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final NavigableMap<Integer, Instant> acknowledged = new ConcurrentSkipListMap<>();
  private final CountDownLatch begun = new CountDownLatch(20);
  private final PostgresAccess access;
  private final Thread thread;
  private volatile boolean enough;
  private volatile String trouble = "";

  Canaries(PostgresAccess access) throws InterruptedException {
    this.access = access;
    this.thread = Thread.ofPlatform().name("canaries").start(this::write);
    if (!begun.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("the canaries do not get through: " + trouble);
    }
  }

  /// How many were acknowledged before `moment`.
  int before(Instant moment) {
    return (int) acknowledged.values().stream().filter(at -> at.isBefore(moment)).count();
  }

  int all() {
    return acknowledged.size();
  }

  @Override
  public void close() {
    enough = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void write() {
    try (var connection = access.connect(LIMIT);
        var statement = connection.createStatement()) {
      statement.execute("create table canary (n int primary key, song text)");
      for (int n = 1; !enough; n++) {
        statement.execute("insert into canary values (" + n + ", repeat(md5('" + n + "'), 20))");
        acknowledged.put(n, Instant.now());
        begun.countDown();
      }
    } catch (SQLException | IOException e) {
      trouble = e.toString();
    }
  }
}
