package org.hikae.orchestrator.schedule;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hikae.cluster.Leases;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.estate.Service;
import org.hikae.domain.estate.ServiceSource;
import org.hikae.domain.estate.VaultPlace;
import org.hikae.domain.run.RunId;
import org.hikae.domain.runbook.RunbookId;
import org.hikae.domain.schedule.Chore;
import org.hikae.domain.schedule.Schedule;
import org.hikae.domain.text.Bilingual;
import org.hikae.orchestrator.batch.JobDesk;
import org.hikae.orchestrator.ledger.JobEvent.Work;
import org.hikae.orchestrator.ledger.JobId;
import org.hikae.orchestrator.ledger.ScheduleEvent.Part;
import org.hikae.orchestrator.watch.RunOrders;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.SnapshotRef.SnapshotKind;

/// The one place that says what a schedule's chore comes to now: a further kind of chore is a
/// record of [Chore] and a case here.
public final class Chores {
  private final Leases leases;
  private final JobDesk jobs;
  private final Supplier<List<NodeId>> houses;

  /// @param houses every node at which something grows
  public Chores(Leases leases, JobDesk jobs, Supplier<List<NodeId>> houses) {
    this.leases = leases;
    this.jobs = jobs;
    this.houses = houses;
  }

  /// The parts of a start; nothing is ordered.
  ///
  /// @param moment what they are named after: the due time, so that whoever claims it gives the
  ///   same names
  public List<Part> parts(Schedule schedule, Estate estate, Instant moment) {
    return switch (schedule.chore()) {
      case Chore.BackUp(var named, var depth) ->
          chosen(named, estate.services(), estate::service)
              .map(service -> backUp(schedule, service, depth, moment))
              .toList();
      case Chore.Mirror(var named) ->
          chosen(named, estate.vaults(), estate::vault)
              .flatMap(vault -> mirror(schedule, vault, moment).stream())
              .toList();
      case Chore.Verify(var named, var sample) ->
          chosen(named, estate.vaults(), estate::vault)
              .map(vault -> new Work.Verify(vault.name(), vault.site(), sample))
              .map(work -> job(schedule, work, moment))
              .toList();
      case Chore.Retention(var named) ->
          chosen(named, estate.vaults(), estate::vault)
              .map(vault -> Work.Retention.due(vault.name(), vault.site()))
              .map(work -> job(schedule, work, moment))
              .toList();
      case Chore.Housekeeping(var named) ->
          houses.get().stream()
              .filter(node -> named.isEmpty() || named.contains(node.site()))
              .map(node -> job(schedule, new Work.Housekeeping(node, List.of()), moment))
              .toList();
      case Chore.Drill(var named, var runbook) ->
          drills(
              chosen(named, estate.services(), estate::service)
                  .filter(service -> !service.isOrchestrators())
                  .toList(),
              runbook,
              moment);
      case Chore.Report _ -> List.of(report(schedule, moment));
    };
  }

  private static <N, T> Stream<T> chosen(
      List<N> named, Collection<T> all, Function<N, Optional<T>> find) {
    return named.isEmpty()
        ? all.stream()
        : named.stream().flatMap(name -> find.apply(name).stream());
  }

  private Part backUp(Schedule schedule, Service service, SnapshotKind depth, Instant moment) {
    var at = service.backedUpAt(leases.current(service.id()));
    if (at.isEmpty()) {
      return new Part.Left(
          service.id().name(),
          new Bilingual(service.id() + " is active nowhere", service.id() + "はどこでも稼働していません"));
    }
    var sources = service.sources().stream().map(ServiceSource::id).toList();
    var work = new Work.BackUp(service.id(), at.get(), sources, depth);
    return job(schedule, work, moment);
  }

  private Optional<Part> mirror(Schedule schedule, VaultPlace vault, Instant moment) {
    return vault
        .mirrorOf()
        .map(original -> new Work.Mirror(vault.name(), vault.site(), original))
        .map(work -> job(schedule, work, moment));
  }

  /// A job, unless one of its stream is not done yet: starts do not pile up.
  private Part job(Schedule schedule, Work work, Instant moment) {
    return jobs.open(work)
        .<Part>map(open -> new Part.Left(work.subject(), Reasons.busy("job " + open, "ジョブ" + open)))
        .orElseGet(() -> new Part.Job(JobId.of(schedule.id(), work, moment), work));
  }

  /// Of the last month that is over by the schedule's own calendar.
  private static Part report(Schedule schedule, Instant moment) {
    var month = YearMonth.from(moment.atZone(schedule.due().zone())).minusMonths(1);
    return new Part.Report("report-" + month + "-" + moment.toEpochMilli(), month);
  }

  /// Names of runs have room for the beginning of a service's name only: they are told apart by
  /// their milliseconds.
  private static List<Part> drills(List<Service> services, RunbookId runbook, Instant moment) {
    var drills = new ArrayList<Part>();
    for (var service : services) {
      var name = RunOrders.drillOf(service.id(), moment.plusMillis(drills.size()));
      drills.add(new Part.Drill(new RunId(name), service.id(), runbook));
    }
    return drills;
  }
}
