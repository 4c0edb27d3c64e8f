package org.hikae.domain.runbook;

import java.time.Duration;

/// How often a step is tried in all, and how long to wait in between.
public record Retries(int attempts, Duration pause) {
  public static final Retries NONE = new Retries(1, Duration.ZERO);

  public Retries {
    if (attempts < 1 || pause.isNegative()) {
      throw new IllegalArgumentException("a step is tried at least once, with no negative pause");
    }
  }
}
