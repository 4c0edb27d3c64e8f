package org.hikae.orchestrator.rounds;

import java.time.Duration;
import org.hikae.cluster.LedgerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does its round again and again on a thread of its own. Whatever goes wrong in one is in the log
/// and does not end them.
public final class Repeated implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Repeated.class);

  private final String what;
  private final Duration every;
  private final Duration afterTrouble;
  private final Round round;
  private final Thread thread;

  /// @param what is done: `a round of notices`
  /// @param every the rest between two rounds
  public Repeated(String what, Duration every, Round round) {
    this(what, every, every, round);
  }

  /// The same with another rest when a round was cut short.
  public Repeated(String what, Duration every, Duration afterTrouble, Round round) {
    this.what = what;
    this.every = every;
    this.afterTrouble = afterTrouble;
    this.round = round;
    this.thread = Thread.ofPlatform().daemon().name(what).unstarted(this::go);
  }

  /// One round.
  @FunctionalInterface
  public interface Round {
    void once() throws LedgerException, InterruptedException;
  }

  public void start() {
    thread.start();
  }

  private void go() {
    try {
      while (true) {
        Thread.sleep(tried() ? every : afterTrouble);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean tried() throws InterruptedException {
    try {
      round.once();
      return true;
    } catch (LedgerException | RuntimeException e) {
      log.warn("{} was cut short", what, e);
      return false;
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
