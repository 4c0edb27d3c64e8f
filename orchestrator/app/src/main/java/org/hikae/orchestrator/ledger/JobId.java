package org.hikae.orchestrator.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.hikae.orchestrator.ledger.JobEvent.Work;
import org.hikae.protocol.Names;

/// One backup, mirror or other job: `registry-20261123-031502-117`, or with its kind
/// `mirror.osaka-20261123-031502-117`. Snapshots of a backup carry it as their mark.
public record JobId(String name) {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("-yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  private static final int LONGEST = 63;

  public JobId {
    Names.require("job", name);
  }

  /// A name for what begins at `now`. Streams have one job at a time, so no two jobs share one:
  /// what is of another kind or for somebody else has another name before the time.
  public static JobId of(Work work, Instant now) {
    return of(work instanceof Work.BackUp ? work.subject() : who(work), now);
  }

  /// A name for what a schedule has done at its time `due`: whoever gives it gives the same.
  public static JobId of(String schedule, Work work, Instant due) {
    return of(schedule + "." + who(work), due);
  }

  private static JobId of(String who, Instant moment) {
    var stamp = STAMP.format(moment);
    return new JobId(shortened(who, LONGEST - stamp.length()) + stamp);
  }

  private static String who(Work work) {
    return work.stream().replace('/', '.');
  }

  /// The whole name when it fits, otherwise its beginning and what tells it from others.
  private static String shortened(String name, int most) {
    if (name.length() <= most) {
      return name;
    }
    var rest = "_%08x".formatted(name.hashCode());
    return name.substring(0, most - rest.length()) + rest;
  }

  @Override
  public String toString() {
    return name;
  }
}
