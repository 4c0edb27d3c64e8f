package org.hikae.orchestrator.housekeeping;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.hikae.domain.housekeeping.Heap;
import org.hikae.domain.housekeeping.HousekeepingPlan.Seen;
import org.hikae.orchestrator.ledger.ScheduleEvent.Part;
import org.hikae.orchestrator.ledger.ScheduleRows;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What grows in this orchestrator's own PostgreSQL. What is deleted there was read out of the
/// ledger, which keeps it, or is this orchestrator's own observation.
public final class StoreHeaps {
  /// How many rows one statement deletes.
  private static final int AT_ONCE = 2_000;

  /// An instance of a batch job is over when every execution of it has ended; its times are the
  /// clock's of this machine.
  private static final StoreHeap BATCH =
      new StoreHeap(
          "batch_job_instance",
          "(select max(coalesce(e.end_time, e.last_updated, e.create_time))"
              + " from batch_job_execution e where e.job_instance_id = a.job_instance_id)"
              + " at time zone current_setting('TimeZone')",
          "not exists (select 1 from batch_job_execution e"
              + " where e.job_instance_id = a.job_instance_id and e.end_time is null)");

  private static final Map<Heap, StoreHeap> TABLES =
      Map.of(
          // the newest of each node stays: its chain goes on from there
          Heap.ACCESSES,
          new StoreHeap(
              "access",
              "a.last_at",
              "a.number < (select max(n.number) from access n where n.node = a.node)"),
          // the newest of each stream stays, and what a schedule's last start is made of: whoever
          // leads orders what is missing of that
          Heap.JOBS,
          new StoreHeap(
              "job",
              "coalesce(a.ended_at, a.began_at)",
              "a.state <> 'RUNNING' and a.id <> all(:inUse) and a.began_at <"
                  + " (select max(n.began_at) from job n where n.stream = a.stream)"),
          Heap.NOTICES,
          new StoreHeap(
              "notice_told",
              "a.at",
              "exists (select 1 from notice n where n.id = a.notice"
                  + " and (n.happened or n.resolved_at is not null))"),
          Heap.RECOVERIES,
          new StoreHeap("run", "coalesce(a.ended_at, a.opened_at)", "a.ended_at is not null"),
          Heap.BATCH,
          BATCH,
          Heap.LOOKS,
          new StoreHeap("probe_sample", "a.sent_at", "true"),
          Heap.VOLUMES,
          new StoreHeap("vault_volume", "(a.day::timestamp at time zone 'UTC')", "true"),
          Heap.AVAILABILITY,
          new StoreHeap("availability", "(a.day::timestamp at time zone 'UTC')", "true"));

  private final JdbcClient sql;
  private final ScheduleRows schedules;

  public StoreHeaps(JdbcClient sql, ScheduleRows schedules) {
    this.sql = sql;
    this.schedules = schedules;
  }

  /// What there is, by the limits of those heaps from which something goes.
  public Map<Heap, Seen> look(Map<Heap, Instant> limits) {
    var seen = new EnumMap<Heap, Seen>(Heap.class);
    var inUse = inUse();
    TABLES.forEach(
        (heap, table) -> {
          var before = limits.get(heap);
          seen.put(
              heap,
              before == null ? new Seen(0, 0, table.oldest(sql)) : table.look(sql, before, inUse));
        });
    return seen;
  }

  /// Deletes what is older than its limit, some rows at a time.
  ///
  /// @return how many of each heap
  public Map<Heap, Long> sweep(Map<Heap, Instant> limits) {
    var gone = new EnumMap<Heap, Long>(Heap.class);
    var inUse = inUse();
    limits.forEach((heap, before) -> gone.put(heap, sweep(heap, before, inUse)));
    return gone;
  }

  private long sweep(Heap heap, Instant before, String[] inUse) {
    var table = TABLES.get(heap);
    if (table == null) {
      throw new IllegalArgumentException(heap + " does not grow in a store");
    }
    var gone = 0L;
    var some = 0;
    do {
      some = heap == Heap.BATCH ? deleteJobs(before) : table.delete(sql, before, inUse, AT_ONCE);
      gone += some;
    } while (some > 0);
    return gone;
  }

  /// Instances with all that hangs on them, in one statement and hence in one transaction: what
  /// refers to a row is checked when the statement ends.
  private int deleteJobs(Instant before) {
    return sql.sql(
            """
            with gone as (
              select a.job_instance_id from batch_job_instance a
              where %s < :before and %s limit %d
            ), runs as (
              select job_execution_id from batch_job_execution
              where job_instance_id in (select job_instance_id from gone)
            ), steps as (
              select step_execution_id from batch_step_execution
              where job_execution_id in (select job_execution_id from runs)
            ), contexts as (
              delete from batch_step_execution_context
              where step_execution_id in (select step_execution_id from steps)
            ), stepped as (
              delete from batch_step_execution
              where step_execution_id in (select step_execution_id from steps)
            ), context as (
              delete from batch_job_execution_context
              where job_execution_id in (select job_execution_id from runs)
            ), params as (
              delete from batch_job_execution_params
              where job_execution_id in (select job_execution_id from runs)
            ), executions as (
              delete from batch_job_execution
              where job_execution_id in (select job_execution_id from runs)
            )
            delete from batch_job_instance
            where job_instance_id in (select job_instance_id from gone)
            """
                .formatted(BATCH.moment(), BATCH.over(), AT_ONCE / 10))
        .param("before", before.atOffset(java.time.ZoneOffset.UTC))
        .update();
  }

  private String[] inUse() {
    return schedules.all().stream()
        .filter(state -> state.last() != null)
        .flatMap(state -> java.util.Objects.requireNonNull(state.last()).said().parts().stream())
        .filter(Part.Job.class::isInstance)
        .map(Part::name)
        .toArray(String[]::new);
  }
}
