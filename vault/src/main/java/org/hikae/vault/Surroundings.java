package org.hikae.vault;

import java.security.SecureRandom;
import java.time.Clock;

/// What a vault takes from the machine it runs on: the time, chance for nonces, and how many
/// threads do the heavy work.
public record Surroundings(Clock clock, SecureRandom random, int workers) {
  public static Surroundings ofThisMachine() {
    var workers = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8);
    return new Surroundings(Clock.systemUTC(), new SecureRandom(), workers);
  }
}
