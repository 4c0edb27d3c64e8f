package org.hikae.vault.prune;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hikae.vault.format.ObjectName;

/// Which packs and index segments are condemned, and for which of them the grace time is over. What
/// was condemned again gets the grace time of its last mark.
record Condemned(List<Marks.Mark> marks, Set<ObjectName> all, Set<ObjectName> due) {

  static Condemned by(List<Marks.Mark> marks, Duration grace, Instant now) {
    var all = new HashSet<ObjectName>();
    var young = new HashSet<ObjectName>();
    for (var mark : marks) {
      all.addAll(mark.packs());
      if (mark.at().plus(grace).isAfter(now)) {
        young.addAll(mark.packs());
      }
    }
    var due = new HashSet<>(all);
    due.removeAll(young);
    return new Condemned(marks, all, due);
  }
}
