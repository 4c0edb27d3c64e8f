package org.hikae.orchestrator.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hikae.cluster.Ledger;
import org.hikae.cluster.Mesh;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.estate.Service;
import org.hikae.domain.estate.Site;
import org.hikae.domain.estate.SiteNames;
import org.hikae.domain.points.RecoveryPoints;
import org.hikae.domain.run.Run;
import org.hikae.domain.run.RunId;
import org.hikae.domain.siteloss.Verdict;
import org.hikae.domain.text.Bilingual;
import org.hikae.domain.watch.ProbeSample;
import org.hikae.orchestrator.batch.OutageAccounts;
import org.hikae.orchestrator.batch.Progress;
import org.hikae.orchestrator.http.StatusView.Objectives;
import org.hikae.orchestrator.http.StatusView.ProbeView;
import org.hikae.orchestrator.http.StatusView.ServiceView;
import org.hikae.orchestrator.http.StatusView.SiteView;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.orchestrator.ledger.JobRow;
import org.hikae.orchestrator.ledger.JobRows;
import org.hikae.orchestrator.ledger.PointRows;
import org.hikae.orchestrator.ledger.Projection;
import org.hikae.orchestrator.ledger.RunJournal;
import org.hikae.orchestrator.ledger.SnapshotRows;
import org.hikae.orchestrator.probing.ProbeHistory;
import org.hikae.orchestrator.watch.Incidents;
import org.hikae.orchestrator.watch.RunOpening;
import org.hikae.orchestrator.watch.Silence;
import org.hikae.orchestrator.watch.SiteWatch;
import org.hikae.protocol.FencingToken;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.VaultName;
import org.jspecify.annotations.Nullable;

/// Everything that is shown, gathered from where it is known: the same for the API and the pages.
///
/// @param members the orchestrators that there should be
/// @param refusals who knows why a plan cannot be bound
public record Board(
    Set<NodeId> members,
    Mesh mesh,
    Ledger ledger,
    Projection projection,
    EstateInForce estate,
    Silence silence,
    ProbeHistory history,
    SiteWatch watch,
    Incidents incidents,
    RunOpening refusals,
    RunJournal journal,
    OutageAccounts accounts,
    JobRows jobs,
    SnapshotRows snapshots,
    PointRows newest,
    Progress progress) {
  private static final int NEWEST = 50;

  public StatusView status() {
    var sites = estate.now().map(Estate::sites).orElse(List.of()).stream().map(this::site).toList();
    return new StatusView(
        mesh.self().toString(),
        ledger.leader().map(NodeId::toString).orElse(null),
        ledger.leads(),
        missing(sites),
        projection.applied(),
        sites,
        services());
  }

  private List<String> missing(List<SiteView> sites) {
    var heard = sites.stream().flatMap(site -> site.nodes().stream()).collect(Collectors.toSet());
    heard.add(mesh.self().toString());
    return members.stream()
        .map(NodeId::toString)
        .filter(node -> !heard.contains(node))
        .sorted()
        .toList();
  }

  public List<ServiceView> services() {
    var open = journal.open();
    var services = estate.now().map(Estate::services).orElse(List.of());
    var tokens = new HashMap<ServiceId, FencingToken>();
    services.forEach(
        each -> ledger.leases().current(each.id()).ifPresent(held -> tokens.put(each.id(), held)));
    var lost = incidents.lost(tokens.values());
    return services.stream()
        .map(each -> service(each, Optional.ofNullable(tokens.get(each.id())), lost, open))
        .toList();
  }

  /// The newest complete recovery points of all services, once for each vault, newest first: at
  /// most `limit`. They are looked for among the newest snapshots only.
  public List<PointView> newestPoints(int limit) {
    var now = estate.now();
    if (now.isEmpty()) {
      return List.of();
    }
    var sources = now.get().services().stream().mapToInt(each -> each.sources().size()).max();
    var depth = 4 * limit * Math.max(1, sources.orElse(1));
    return newest.newest(depth).stream()
        .collect(Collectors.groupingBy(held -> new Shelf(held.snapshot().service(), held.vault())))
        .entrySet()
        .stream()
        .flatMap(shelf -> complete(now.get(), shelf.getKey(), shelf.getValue()))
        .sorted(Comparator.comparing(PointView::consistentAt).reversed())
        .limit(limit)
        .toList();
  }

  private record Shelf(ServiceId service, VaultName vault) {}

  private static Stream<PointView> complete(Estate estate, Shelf shelf, List<PointRows.Held> held) {
    var place = estate.vault(shelf.vault());
    var service = estate.service(shelf.service());
    if (place.isEmpty() || service.isEmpty()) {
      return Stream.empty(); // of an estate that was
    }
    return RecoveryPoints.of(service.get(), held.stream().map(PointRows.Held::snapshot).toList())
        .complete()
        .stream()
        .map(point -> PointView.of(point, shelf.vault().name(), place.get().site().name()));
  }

  /// The complete recovery points of a service in all vaults, newest first.
  public List<PointView> points(ServiceId id) {
    var known = estate.now();
    var service = known.flatMap(now -> now.service(id));
    if (service.isEmpty()) {
      throw unknown(id);
    }
    var points = new ArrayList<PointView>();
    for (var vault : known.get().vaults()) {
      RecoveryPoints.of(service.get(), snapshots.of(vault.name(), id)).complete().stream()
          .map(point -> PointView.of(point, vault.name().name(), vault.site().name()))
          .forEach(points::add);
    }
    points.sort(Comparator.comparing(PointView::consistentAt).reversed());
    return points;
  }

  public List<JobView> newestJobs() {
    return jobs.newest(NEWEST).stream().map(this::view).toList();
  }

  /// The newest of one kind: `backup`, `mirror`, `verify`, `retention`.
  public List<JobView> newestJobs(String kind) {
    return jobs.newestOf(kind, NEWEST).stream().map(this::view).toList();
  }

  public JobView job(String id) {
    return jobs.find(id)
        .map(this::view)
        .orElseThrow(() -> Refusal.unknown("job " + id, "GET /api/v1/jobs lists the newest."));
  }

  private JobView view(JobRow job) {
    var id = job.id().name();
    return JobView.of(job, progress.of(id), progress.doneAgain(id));
  }

  public List<RunView> newestRuns() {
    return journal.newest(NEWEST).stream().map(this::view).toList();
  }

  public RunView run(String id) {
    return view(found(id));
  }

  /// The run, or a refusal that says where to find those that there are.
  public Run found(String id) {
    return journal
        .find(new RunId(id))
        .orElseThrow(() -> Refusal.unknown("run " + id, "GET /api/v1/runs lists them."));
  }

  /// The service, or a refusal that says which there are.
  public Service found(ServiceId id) {
    return estate.now().flatMap(now -> now.service(id)).orElseThrow(() -> unknown(id));
  }

  private static Refusal unknown(ServiceId id) {
    return Refusal.unknown(
        "service " + id + " in the estate", "GET /api/v1/services lists those that there are.");
  }

  private RunView view(Run run) {
    SiteNames sites = estate.now().map(SiteNames::in).orElse(id -> Bilingual.same(id.name()));
    return RunView.of(run, accounts.of(run), progress.of(run.id().name()), sites);
  }

  private SiteView site(Site site) {
    return new SiteView(
        site.id().name(),
        Words.of(site.name()),
        site.role().name(),
        site.jurisdiction(),
        mesh.view().reaches(site.id()),
        silence.since(site.id()).orElse(null),
        mesh.view().at(site.id()).map(NodeId::toString).sorted().toList());
  }

  private ServiceView service(
      Service service, Optional<FencingToken> token, Set<FencingToken> lost, List<Run> open) {
    var verdict = watch.verdict(service.id());
    return new ServiceView(
        service.id().name(),
        Words.of(service.name()),
        service.tier().name(),
        service.mode().name(),
        service.home().name(),
        service.recovery().name(),
        token.map(held -> held.holder().name()).orElse(null),
        token.map(held -> held.epoch().number()).orElse(0L),
        ledger.leases().released(service.id()),
        RunView.seconds(ledger.leases().untilFree(service.id())),
        service.address().toString(),
        new Objectives(
            RunView.seconds(service.objectives().downtime()),
            RunView.seconds(service.objectives().loss())),
        history.last(service.id()).map(Board::probe).orElse(null),
        verdict.map(Verdict::sentence).map(Words::of).orElse(null),
        verdict.map(judged -> judged.getClass().getSimpleName()).orElse(null),
        token.filter(lost::contains).map(Incidents::id).orElse(null),
        openRun(service, open),
        refusals.refusal(service.id()).map(refused -> Words.of(refused.sentence())).orElse(null));
  }

  private static @Nullable String openRun(Service service, List<Run> open) {
    return open.stream()
        .filter(run -> run.plan().service().equals(service.id()) && !run.plan().isDrill())
        .map(run -> run.id().name())
        .findFirst()
        .orElse(null);
  }

  private static ProbeView probe(ProbeSample sample) {
    return new ProbeView(
        sample.sentAt(), sample.good(), RunView.seconds(sample.took()), sample.saw());
  }
}
