package org.hikae.orchestrator.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hikae.orchestrator.ledger.JobEvent.Ending;
import org.hikae.orchestrator.ledger.JobEvent.Work;
import org.hikae.orchestrator.ledger.JobRow;
import org.hikae.protocol.SnapshotRef;
import org.hikae.protocol.TaskState.Figures;
import org.hikae.protocol.TaskState.Running;
import org.jspecify.annotations.Nullable;

/// A backup, a mirror, or other work on a vault.
///
/// @param state RUNNING, DONE or FAILED
/// @param progress by leg; known at the orchestrator that leads
/// @param again by leg, why it is done a second time; known at the orchestrator that leads, and
///   part of the summary in the end
public record JobView(
    String id,
    String kind,
    String subject,
    String state,
    Instant beganAt,
    @Nullable Instant endedAt,
    @Nullable String summary,
    @Nullable String error,
    @Nullable String hint,
    Map<String, Amount> progress,
    Map<String, String> again,
    @Nullable Figures figures,
    List<Snapshot> snapshots) {

  /// How far a leg is, in bytes; a total of 0 is not known yet.
  public record Amount(String doing, long done, long total) {
    static Amount of(Running running) {
      return new Amount(running.doing(), running.done(), running.total());
    }

    static Map<String, Amount> of(Map<String, Running> legs) {
      var amounts = new TreeMap<String, Amount>();
      legs.forEach((leg, running) -> amounts.put(leg, of(running)));
      return amounts;
    }
  }

  /// A snapshot as a job made it.
  public record Snapshot(
      String id,
      String source,
      String kind,
      Instant consistentAt,
      long sourceBytes,
      long storedBytes) {
    static Snapshot of(SnapshotRef ref) {
      return new Snapshot(
          ref.id(),
          ref.source().name(),
          ref.kind().name(),
          ref.consistentAt(),
          ref.sourceBytes(),
          ref.storedBytes());
    }
  }

  static JobView of(JobRow job, Map<String, Running> legs, Map<String, String> again) {
    var begun =
        new JobView(
            job.id().name(),
            kind(job.work()),
            job.work().subject(),
            "RUNNING",
            job.beganAt(),
            job.endedAt(),
            null,
            null,
            null,
            Amount.of(legs),
            again,
            null,
            List.of());
    return job.ending() == null ? begun : begun.ended(job.ending());
  }

  private JobView ended(Ending ending) {
    return switch (ending) {
      case Ending.Done done ->
          new JobView(
              id,
              kind,
              subject,
              "DONE",
              beganAt,
              endedAt,
              done.summary(),
              null,
              null,
              Map.of(),
              Map.of(),
              done.figures(),
              done.snapshots().stream().map(Snapshot::of).toList());
      case Ending.Kept(_, var kept, var moved) ->
          new JobView(
              id, kind, subject, "DONE", beganAt, endedAt, kept, null, null, Map.of(), Map.of(),
              moved, List.of());
      case Ending.Failed(var failure, var wayOut) ->
          new JobView(
              id, kind, subject, "FAILED", beganAt, endedAt, null, failure, wayOut, Map.of(),
              Map.of(), null, List.of());
    };
  }

  private static String kind(Work work) {
    return switch (work) {
      case Work.BackUp backUp ->
          "backup-" + backUp.kind().name().toLowerCase(java.util.Locale.ROOT);
      case Work.Mirror _ -> "mirror";
      case Work.Verify _ -> "verify";
      case Work.Inventory _ -> "inventory";
      case Work.Retention _ -> "retention";
      case Work.Housekeeping _ -> "housekeeping";
    };
  }
}
