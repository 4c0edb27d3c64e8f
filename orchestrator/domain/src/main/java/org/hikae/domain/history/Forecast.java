package org.hikae.domain.history;

import java.time.Duration;
import java.util.List;
import org.hikae.domain.outage.Judgement;
import org.hikae.domain.runbook.Segment;
import org.hikae.domain.text.Bilingual;

/// How long a service would be away if its site went now, part by part, and what each part rests
/// on. The 95th percentile is the sum of the parts' own, and so rather too long than too short.
public record Forecast(List<Part> parts, Duration objective) {
  public Forecast {
    parts = List.copyOf(parts);
  }

  /// @param measured how many measurements it rests on; 0: it is assumed or unknown
  /// @param basis one sentence that says where it comes from
  public record Part(Segment segment, Duration p50, Duration p95, int measured, Bilingual basis) {}

  public Duration p50() {
    return parts.stream().map(Part::p50).reduce(Duration.ZERO, Duration::plus);
  }

  public Duration p95() {
    return parts.stream().map(Part::p95).reduce(Duration.ZERO, Duration::plus);
  }

  /// The 95th percentile against the objective.
  public Judgement judgement() {
    return new Judgement(p95(), objective);
  }

  /// The parts that rest on no measurement at all.
  public List<Part> unmeasured() {
    return parts.stream().filter(part -> part.measured() == 0).toList();
  }
}
