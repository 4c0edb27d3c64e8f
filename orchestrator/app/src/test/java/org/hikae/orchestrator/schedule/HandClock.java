package org.hikae.orchestrator.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that is moved by hand.
final class HandClock extends Clock {
  private final AtomicReference<Instant> now;

  HandClock(Instant now) {
    this.now = new AtomicReference<>(now);
  }

  void moveTo(Instant moment) {
    now.set(moment);
  }

  void move(Duration by) {
    now.updateAndGet(before -> before.plus(by));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
