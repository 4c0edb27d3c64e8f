package org.hikae.orchestrator.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.hikae.domain.outage.Outage;

/// Where moments are in the drawing, counted from the outage's begin.
record TimeAxis(Instant zero, Instant from, Instant to, double left, double right) {
  private static final List<Long> STEPS =
      List.of(1L, 2L, 5L, 10L, 30L, 60L, 120L, 300L, 600L, 1800L, 3600L, 7200L, 21_600L, 86_400L);
  private static final int MOST_TICKS = 12;

  /// The outage with some air on both sides.
  static TimeAxis around(Outage outage, double left, double right) {
    var downtime = outage.downtime().plusSeconds(1);
    return new TimeAxis(
        outage.began(),
        outage.began().minus(downtime.dividedBy(8)),
        outage.ended().plus(downtime.dividedBy(9)),
        left,
        right);
  }

  /// The place of a moment, at an end when it is outside.
  double x(Instant at) {
    var share =
        (double) Duration.between(from, at).toMillis() / Duration.between(from, to).toMillis();
    return left + Math.clamp(share, 0, 1) * (right - left);
  }

  boolean shows(Instant at) {
    return !at.isBefore(from) && !at.isAfter(to);
  }

  /// Round moments from the begin on.
  List<Tick> ticks() {
    var seconds = Duration.between(zero, to).toSeconds();
    var step =
        STEPS.stream()
            .filter(candidate -> seconds / candidate < MOST_TICKS)
            .findFirst()
            .orElse(STEPS.getLast());
    return LongStream.rangeClosed(0, seconds / step)
        .mapToObj(i -> tick(i * step, minutes()))
        .toList();
  }

  /// Whether the ticks are written as minutes and seconds.
  boolean minutes() {
    return Duration.between(zero, to).toSeconds() >= 120;
  }

  private Tick tick(long seconds, boolean minutes) {
    var label =
        minutes
            ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
            : Long.toString(seconds);
    return new Tick(x(zero.plusSeconds(seconds)), label);
  }

  /// A round moment and what is written under it.
  record Tick(double x, String label) {}
}
