package org.hikae.orchestrator.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.estate.Service;
import org.hikae.domain.estate.VaultPlace;
import org.hikae.domain.points.RecoveryPoint;
import org.hikae.orchestrator.batch.Proofs;
import org.hikae.orchestrator.batch.Proofs.OfPoint;
import org.hikae.orchestrator.console.PointsView.Copy;
import org.hikae.orchestrator.console.PointsView.Everything;
import org.hikae.orchestrator.console.PointsView.OfService;
import org.hikae.orchestrator.console.PointsView.Part;
import org.hikae.orchestrator.console.PointsView.Point;
import org.hikae.orchestrator.console.PointsView.Proof;
import org.hikae.orchestrator.console.PointsView.Row;
import org.hikae.orchestrator.console.PointsView.ServiceRow;
import org.hikae.orchestrator.ledger.NewestPoints;
import org.hikae.orchestrator.ledger.PointRows;
import org.hikae.orchestrator.ledger.PointRows.Held;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.SnapshotRef;
import org.hikae.protocol.VaultName;
import org.jspecify.annotations.Nullable;

/// Puts the catalog's recovery points into words.
final class PointsMaker {
  private static final int PAGE = 40;

  private final Estate estate;
  private final PointRows rows;
  private final NewestPoints newestPoints;
  private final Proofs proofs;
  private final Manner manner;
  private final Naming naming;

  PointsMaker(Estate estate, PointRows rows, Proofs proofs, Manner manner) {
    this.estate = estate;
    this.rows = rows;
    this.newestPoints = new NewestPoints(rows);
    this.proofs = proofs;
    this.manner = manner;
    this.naming = new Naming(manner, estate);
  }

  Everything everything(Map<ServiceId, SiteId> active, int page) {
    var services = services(active);
    return new Everything(
        Leaf.of(services, "/points", page),
        (int) services.stream().filter(service -> urgency(service) < 2).count(),
        (int) services.stream().filter(service -> service.proof() != null).count());
  }

  /// All services, those first that a loss would hurt most.
  List<ServiceRow> services(Map<ServiceId, SiteId> active) {
    var proven = proofs.newest();
    var newest = newestPoints.of(estate, estate.services());
    return estate.services().stream()
        .map(
            service ->
                row(
                    service,
                    newest.in(service.id()),
                    active.get(service.id()),
                    proven.get(service.id())))
        .sorted(Comparator.comparingInt(PointsMaker::urgency))
        .toList();
  }

  /// @param before where the page begins; null for the newest
  OfService of(Service service, @Nullable SiteId active, @Nullable Instant before) {
    var atOnce = Math.max(1, service.sources().size()) * Math.max(1, estate.vaults().size());
    var limit = (PAGE + 1) * atOnce;
    var since = before == null ? manner.now().plus(Duration.ofDays(1)) : before;
    var held = rows.before(service.id(), since, limit);
    var marks = new ArrayList<>(byMark(held).entrySet());
    var more = held.size() == limit;
    if (more) {
      marks.removeLast(); // may be cut off
    }
    var shown = marks.subList(0, Math.min(PAGE, marks.size()));
    var proven = provenOf(service.id());
    var newest = newestPoints.of(estate, List.of(service)).in(service.id());
    return new OfService(
        row(service, newest, active, lastGood(service.id())),
        shown.stream()
            .map(mark -> row(service, mark.getKey(), mark.getValue(), proven.get(mark.getKey())))
            .toList(),
        more || marks.size() > PAGE ? oldest(shown.getLast().getValue()).toString() : null,
        before == null);
  }

  Optional<Point> point(Service service, String mark) {
    var held = rows.marked(service.id(), mark);
    if (held.isEmpty()) {
      return Optional.empty();
    }
    var at = oldest(held);
    return Optional.of(
        new Point(
            service.id().name(),
            naming.service(service.id()),
            mark,
            manner.moment(at),
            manner.since(at),
            manner.bytes(weight(held)),
            !complete(service, held).isEmpty(),
            parts(held),
            proofs.points(service.id()).stream()
                .filter(proof -> proof.mark().equals(mark))
                .map(this::proof)
                .toList()));
  }

  private List<Part> parts(List<Held> held) {
    return held.stream()
        .collect(
            Collectors.groupingBy(
                each -> each.snapshot().id(), LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(this::part)
        .toList();
  }

  private Part part(List<Held> copies) {
    var snapshot = copies.getFirst().snapshot();
    return new Part(
        snapshot.source().name(),
        snapshot.kind().name().toLowerCase(Locale.ROOT),
        snapshot.id(),
        manner.moment(snapshot.consistentAt()),
        manner.bytes(snapshot.sourceBytes()),
        manner.bytes(snapshot.storedBytes()),
        copies.stream().map(copy -> copy.vault().name()).sorted().toList());
  }

  private Row row(Service service, String mark, List<Held> held, @Nullable OfPoint proof) {
    var whole = complete(service, held);
    var at = oldest(held);
    return new Row(
        mark,
        held.getFirst().snapshot().kind().name().toLowerCase(Locale.ROOT),
        manner.moment(at),
        manner.since(at),
        manner.bytes(weight(held)),
        manner.bytes(once(held).mapToLong(SnapshotRef::storedBytes).sum()),
        whole,
        !whole.isEmpty(),
        proof == null ? null : proof(proof));
  }

  /// The vaults that hold a snapshot of each source.
  private static List<String> complete(Service service, List<Held> held) {
    return held.stream()
        .collect(
            Collectors.groupingBy(
                Held::vault,
                Collectors.mapping(each -> each.snapshot().source(), Collectors.toSet())))
        .entrySet()
        .stream()
        .filter(vault -> vault.getValue().containsAll(service.sourceIds()))
        .map(vault -> vault.getKey().name())
        .sorted()
        .toList();
  }

  private static Map<String, List<Held>> byMark(List<Held> held) {
    return held.stream()
        .collect(
            Collectors.groupingBy(
                each -> each.snapshot().point(), LinkedHashMap::new, Collectors.toList()));
  }

  private static Instant oldest(List<Held> held) {
    return held.stream()
        .map(each -> each.snapshot().consistentAt())
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static long weight(List<Held> held) {
    return once(held).mapToLong(SnapshotRef::sourceBytes).sum();
  }

  /// Each snapshot once, however many vaults hold it.
  private static Stream<SnapshotRef> once(List<Held> held) {
    return held.stream().map(Held::snapshot).distinct();
  }

  /// What became of each point that was ever tried, by its mark.
  private Map<String, OfPoint> provenOf(ServiceId service) {
    var proven = new LinkedHashMap<String, OfPoint>();
    proofs.points(service).forEach(proof -> proven.putIfAbsent(proof.mark(), proof));
    return proven;
  }

  private @Nullable OfPoint lastGood(ServiceId service) {
    return proofs.points(service).stream().filter(OfPoint::good).findFirst().orElse(null);
  }

  private ServiceRow row(
      Service service,
      Map<VaultName, RecoveryPoint> newest,
      @Nullable SiteId active,
      @Nullable OfPoint proof) {
    var standsAt = active == null ? service.home() : active;
    var copies =
        estate.vaults().stream()
            .filter(vault -> isOf(service, vault))
            .map(vault -> copy(service, vault, newest.get(vault.name()), standsAt))
            .toList();
    return new ServiceRow(
        service.id().name(),
        naming.service(service.id()),
        manner.span(service.objectives().loss()),
        copies,
        proof == null ? null : proof(proof));
  }

  private static boolean isOf(Service service, VaultPlace vault) {
    return vault.site().equals(service.home()) || vault.site().equals(service.recovery());
  }

  private Copy copy(
      Service service, VaultPlace vault, @Nullable RecoveryPoint newest, SiteId active) {
    var site = naming.site(vault.site());
    var counts = !vault.site().equals(active);
    if (newest == null) {
      return new Copy(
          vault.name().name(), site, counts, counts ? "alarm" : "watch", 100, null, null);
    }
    var age = Duration.between(newest.consistentAt(), manner.now());
    var limit = service.objectives().loss();
    var share = (int) Math.min(100, 100 * age.toMillis() / Math.max(1, limit.toMillis()));
    return new Copy(
        vault.name().name(),
        site,
        counts,
        tone(age, limit),
        Math.max(1, share),
        newest.mark(),
        manner.since(newest.consistentAt()));
  }

  private static String tone(Duration age, Duration limit) {
    if (age.compareTo(limit) <= 0) {
      return "calm";
    }
    return age.compareTo(limit.multipliedBy(2)) <= 0 ? "watch" : "alarm";
  }

  /// 0 for what a loss would hurt most.
  private static int urgency(ServiceRow service) {
    var tones = service.copies().stream().filter(Copy::counts).map(Copy::tone).toList();
    return tones.isEmpty() || tones.contains("alarm") ? 0 : tones.contains("watch") ? 1 : 2;
  }

  private Proof proof(OfPoint proof) {
    return new Proof(
        proof.run().name(),
        proof.occasion().name().toLowerCase(Locale.ROOT),
        proof.good(),
        manner.minute(proof.at()),
        manner.since(proof.at()));
  }
}
