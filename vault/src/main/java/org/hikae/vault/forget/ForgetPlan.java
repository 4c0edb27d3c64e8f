package org.hikae.vault.forget;

import java.util.List;
import java.util.stream.Stream;
import org.hikae.vault.Snapshot;
import org.hikae.vault.hold.Hold;

/// What becomes of each snapshot, by groups of one machine and source, oldest first in each.
public record ForgetPlan(List<Group> groups) {
  public ForgetPlan {
    groups = List.copyOf(groups);
  }

  public record Group(String machine, String source, List<Verdict> verdicts) {
    public Group {
      verdicts = List.copyOf(verdicts);
    }
  }

  /// What becomes of a snapshot.
  public sealed interface Verdict {
    Snapshot snapshot();
  }

  /// @param because what keeps it
  public record Kept(Snapshot snapshot, List<Reason> because) implements Verdict {
    public Kept {
      because = List.copyOf(because);
    }
  }

  /// No rule keeps it, but a hold does.
  public record Held(Snapshot snapshot, Hold hold) implements Verdict {}

  public record Forgotten(Snapshot snapshot) implements Verdict {}

  /// Which part of a rule keeps a snapshot.
  public enum Reason {
    LAST,
    DAILY,
    WEEKLY,
    MONTHLY,
    YEARLY,
    WITHIN,
    /// It says that it was taken later than now. A wrong clock neither costs it nor others.
    FROM_THE_FUTURE
  }

  public List<Snapshot> forgotten() {
    return verdicts().filter(Forgotten.class::isInstance).map(Verdict::snapshot).toList();
  }

  public Stream<Verdict> verdicts() {
    return groups.stream().flatMap(group -> group.verdicts().stream());
  }
}
