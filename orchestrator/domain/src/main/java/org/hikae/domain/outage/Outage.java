package org.hikae.domain.outage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hikae.domain.runbook.Segment;

/// A downtime with every second accounted for: its stretches follow one another without a gap, so
/// their sum is the downtime.
///
/// @param probed whether its begin was seen by a probe; otherwise it is the begin of the silence
/// @param over whether a good probe has ended it; otherwise it is counted up to now
/// @param stretches one for each segment, in order; a segment that did not happen took no time
public record Outage(boolean probed, boolean over, List<Stretch> stretches) {
  public Outage {
    stretches = List.copyOf(stretches);
    if (!stretches.stream().map(Stretch::segment).toList().equals(List.of(Segment.values()))) {
      throw new IllegalArgumentException("an outage has one stretch for each segment, in order");
    }
    for (var i = 1; i < stretches.size(); i++) {
      if (!stretches.get(i).from().equals(stretches.get(i - 1).to())) {
        throw new IllegalArgumentException(stretches.get(i).segment() + " leaves a gap");
      }
    }
  }

  public Instant began() {
    return stretches.getFirst().from();
  }

  public Instant ended() {
    return stretches.getLast().to();
  }

  public Duration downtime() {
    return Duration.between(began(), ended());
  }

  public Judgement against(Duration objective) {
    return new Judgement(downtime(), objective);
  }

  public Stretch stretch(Segment segment) {
    return stretches.stream()
        .filter(stretch -> stretch.segment() == segment)
        .findFirst()
        .orElseThrow();
  }
}
