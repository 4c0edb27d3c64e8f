package org.hikae.domain.outage;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hikae.domain.runbook.Segment;
import org.hikae.domain.text.Spans;

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

  /// What each segment took, rounded so that it adds up to the downtime as it is printed.
  public Map<Segment, Duration> printed() {
    var rounded = Spans.addingUp(stretches.stream().map(Stretch::took).toList());
    var printed = new EnumMap<Segment, Duration>(Segment.class);
    for (var i = 0; i < rounded.size(); i++) {
      printed.put(stretches.get(i).segment(), rounded.get(i));
    }
    return printed;
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
