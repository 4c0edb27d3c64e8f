package org.hikae.orchestrator.console;

import java.time.Duration;
import java.time.Instant;
import org.hikae.orchestrator.http.JobView.Amount;
import org.jspecify.annotations.Nullable;

/// How far something that goes on is: a part of a job, a step of a run.
///
/// @param done how much is done; null as long as nothing is counted
/// @param share of a hundred; null when the whole is not known yet
/// @param left how long it will take at the rate so far; null when that is not known yet
public record Leg(
    String doing,
    @Nullable String done,
    @Nullable String total,
    @Nullable Long share,
    @Nullable String rate,
    @Nullable String left) {

  static Leg of(Amount amount, Instant began, Manner manner) {
    var seconds = Math.max(1, Duration.between(began, manner.now()).toSeconds());
    var rate = amount.done() / seconds;
    var known = amount.total() > 0;
    return new Leg(
        Remarks.work(amount.doing(), manner.language()),
        known || amount.done() > 0 ? manner.bytes(amount.done()) : null,
        known ? manner.bytes(amount.total()) : null,
        known ? share(amount) : null,
        rate > 0 ? manner.bytes(rate) : null,
        known && rate > 0
            ? manner.span(Duration.ofSeconds(Math.max(0, amount.total() - amount.done()) / rate))
            : null);
  }

  private static long share(Amount amount) {
    return Math.clamp((long) (100.0 * amount.done() / amount.total()), 0L, 100L);
  }
}
