package org.hikae.domain.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hikae.domain.estate.Urgency;

/// Keeps what flickers from becoming many notices: what is only to be watched is raised when it has
/// lasted, an alarm at once, and nothing is over before it has been away for a while.
public final class Calm {
  private final Duration patience;
  private final Map<String, Instant> since = new HashMap<>();
  private final Map<String, Instant> away = new HashMap<>();

  public Calm(Duration patience) {
    this.patience = patience;
  }

  /// What to raise and which notices to resolve.
  public record Changes(List<Concern> raise, List<Notice> resolve) {}

  /// Compares what is seen now with the notices that are open.
  public Changes look(List<Concern> seen, List<Notice> open, Instant now) {
    var ids = seen.stream().map(Concern::id).collect(Collectors.toSet());
    since.keySet().retainAll(ids);
    ids.forEach(id -> since.putIfAbsent(id, now));
    var known = open.stream().map(Notice::id).collect(Collectors.toSet());
    var raise =
        seen.stream().filter(each -> !known.contains(each.id())).filter(e -> ripe(e, now)).toList();
    return new Changes(raise, over(open, ids, now));
  }

  private boolean ripe(Concern concern, Instant now) {
    return concern.happened()
        || concern.urgency() == Urgency.ALARM
        || !now.isBefore(since.getOrDefault(concern.id(), now).plus(patience));
  }

  private List<Notice> over(List<Notice> open, Set<String> seen, Instant now) {
    var gone = new ArrayList<Notice>();
    for (var notice : open) {
      if (notice.concern().happened() || seen.contains(notice.id())) {
        away.remove(notice.id());
      } else if (!now.isBefore(away.computeIfAbsent(notice.id(), _ -> now).plus(patience))) {
        away.remove(notice.id());
        gone.add(notice);
      }
    }
    return gone;
  }
}
