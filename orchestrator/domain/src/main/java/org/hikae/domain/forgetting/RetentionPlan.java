package org.hikae.domain.forgetting;

import java.util.Comparator;
import java.util.List;
import org.hikae.domain.retention.RetentionClass;
import org.hikae.domain.text.Bytes;

/// What a retention run would do with the points of one service in one vault. It can be shown, and
/// a run does nothing that is not in it.
///
/// @param lines every point, newest first
public record RetentionPlan(RetentionClass retention, List<Line> lines) {
  public RetentionPlan {
    lines =
        lines.stream()
            .sorted(
                Comparator.comparing((Line line) -> line.candidate().point().consistentAt())
                    .reversed())
            .toList();
  }

  /// A point and its fate.
  public record Line(Candidate candidate, Fate fate) {
    public boolean kept() {
      return fate instanceof Fate.Kept;
    }
  }

  public List<Candidate> forgotten() {
    return lines.stream().filter(line -> !line.kept()).map(Line::candidate).toList();
  }

  public List<Candidate> kept() {
    return lines.stream().filter(Line::kept).map(Line::candidate).toList();
  }

  /// How far what has to be kept is over the quota.
  public Bytes excess() {
    var weight = weight(kept());
    return retention
        .quota()
        .map(quota -> new Bytes(Math.max(0, weight.count() - quota.count())))
        .orElse(Bytes.NONE);
  }

  /// Whether it forgets more than one person may decide: more than `share` percent of the points,
  /// when that is more than one.
  public boolean needsTwoPeople(int share) {
    var forgotten = forgotten().size();
    return forgotten > 1 && forgotten * 100L > (long) share * lines.size();
  }

  static Bytes weight(List<Candidate> candidates) {
    return candidates.stream().map(Candidate::added).reduce(Bytes.NONE, Bytes::plus);
  }
}
