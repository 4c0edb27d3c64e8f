package org.hikae.orchestrator.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.estate.Service;
import org.hikae.domain.estate.VaultPlace;
import org.hikae.orchestrator.batch.Proofs;
import org.hikae.orchestrator.batch.Recoveries;
import org.hikae.orchestrator.contract.Contract;
import org.hikae.orchestrator.http.Attention;
import org.hikae.orchestrator.http.AttentionView.Level;
import org.hikae.orchestrator.http.Board;
import org.hikae.orchestrator.http.RunView;
import org.hikae.orchestrator.http.StatusView;
import org.hikae.orchestrator.http.StatusView.ServiceView;
import org.hikae.orchestrator.ledger.MirrorLag;
import org.hikae.orchestrator.ledger.NewestPoints;
import org.hikae.orchestrator.ledger.NewestPoints.Newest;
import org.hikae.protocol.NodeId;

/// What monitoring systems watch: the same figures as the pages, taken when they are asked for.
public final class Gauges {
  private final Board board;
  private final Attention attention;
  private final NewestPoints points;
  private final Proofs proofs;
  private final Recoveries recoveries;
  private final Contract contract;
  private final Clock clock;

  public Gauges(
      Board board,
      Attention attention,
      NewestPoints points,
      Proofs proofs,
      Recoveries recoveries,
      Contract contract,
      Clock clock) {
    this.board = board;
    this.attention = attention;
    this.points = points;
    this.proofs = proofs;
    this.recoveries = recoveries;
    this.contract = contract;
    this.clock = clock;
  }

  /// All of them in the text format.
  public String text() {
    var text = named();
    var status = board.status();
    node(text, status);
    status.services().forEach(service -> service(text, service));
    board.estate().now().ifPresent(estate -> copies(text, estate));
    runs(text);
    means(text);
    verdicts(text);
    return text.toString();
  }

  private static Exposition named() {
    return new Exposition()
        .gauge("hikae_leader", "1 at the orchestrator that leads a majority.")
        .gauge("hikae_leader_known", "1 while this orchestrator knows a leader.")
        .gauge("hikae_ledger_applied", "Index of the newest ledger entry that is known here.")
        .gauge("hikae_mesh_members", "Processes that this orchestrator hears, by role.")
        .gauge("hikae_site_reached", "1 while any process of the site is heard.")
        .gauge("hikae_service_active", "1 at the site that holds the service's lease.")
        .gauge("hikae_service_epoch", "The service's epoch.")
        .gauge("hikae_service_lease_seconds", "Until the service's lease is free.")
        .gauge("hikae_service_up", "1 when the last probe of the public address was good.")
        .gauge("hikae_service_probe_age_seconds", "Since the last probe.")
        .gauge("hikae_service_loss_objective_seconds", "What the service may lose.")
        .gauge("hikae_service_downtime_objective_seconds", "How long the service may be away.")
        .gauge("hikae_service_downtime_seconds", "Of the outage that goes on; 0 without one.")
        .gauge("hikae_point_age_seconds", "Of the newest complete point in a vault.")
        .gauge("hikae_proof_age_seconds", "Since a point of the service was last brought back.")
        .gauge("hikae_mirror_lag_seconds", "How far a mirror is behind its original.")
        .gauge("hikae_runs_open", "Runs that have not ended, by occasion.")
        .gauge("hikae_runs_waiting", "Runs that wait for a person.")
        .gauge("hikae_mean_time_to_recovery_seconds", "Of the newest month that has one.")
        .gauge("hikae_attention", "Things that want attention, by level.")
        .gauge("hikae_requirement", "1 for how a row of the operators' contract stands.");
  }

  private void node(Exposition text, StatusView status) {
    text.sample("hikae_leader", status.leads());
    text.sample("hikae_leader_known", status.leader() != null);
    text.sample("hikae_ledger_applied", status.applied());
    for (var role : NodeId.Role.values()) {
      var members = board.mesh().view().members();
      text.sample(
          "hikae_mesh_members",
          members.stream().filter(member -> member.role() == role).count(),
          "role",
          word(role));
    }
    status
        .sites()
        .forEach(site -> text.sample("hikae_site_reached", site.reached(), "site", site.id()));
  }

  private void service(Exposition text, ServiceView service) {
    var id = service.id();
    for (var site : new String[] {service.home(), service.recovery()}) {
      text.sample("hikae_service_active", site.equals(service.site()), "service", id, "site", site);
    }
    text.sample("hikae_service_epoch", service.epoch(), "service", id);
    text.sample("hikae_service_lease_seconds", service.leaseSeconds(), "service", id);
    var objectives = service.objectives();
    text.sample("hikae_service_loss_objective_seconds", objectives.lossSeconds(), "service", id);
    text.sample(
        "hikae_service_downtime_objective_seconds", objectives.downtimeSeconds(), "service", id);
    var probe = service.lastProbe();
    if (probe != null) {
      text.sample("hikae_service_up", probe.good(), "service", id);
      text.sample("hikae_service_probe_age_seconds", age(probe.at()), "service", id);
    }
    text.sample("hikae_service_downtime_seconds", downtime(service), "service", id);
  }

  private double downtime(ServiceView service) {
    return service.run() == null ? 0 : board.run(service.run()).outage().downtimeSeconds();
  }

  private void copies(Exposition text, Estate estate) {
    var newest = points.of(estate, estate.services());
    var proven = proofs.newest();
    for (var service : estate.services()) {
      var id = service.id().name();
      newest
          .in(service.id())
          .forEach(
              (vault, point) ->
                  text.sample(
                      "hikae_point_age_seconds",
                      age(point.consistentAt()),
                      "service",
                      id,
                      "vault",
                      vault.name()));
      Optional.ofNullable(proven.get(service.id()))
          .ifPresent(
              proof -> text.sample("hikae_proof_age_seconds", age(proof.at()), "service", id));
    }
    estate.vaults().forEach(vault -> lag(text, estate, vault, newest));
  }

  private static void lag(Exposition text, Estate estate, VaultPlace vault, Newest newest) {
    vault
        .mirrorOf()
        .ifPresent(
            original ->
                text.sample(
                    "hikae_mirror_lag_seconds",
                    estate.services().stream()
                        .map(Service::id)
                        .map(
                            id ->
                                MirrorLag.of(
                                    newest.in(id).get(original), newest.in(id).get(vault.name())))
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO)
                        .toSeconds(),
                    "vault",
                    vault.name().name()));
  }

  private void runs(Exposition text) {
    var open = board.newestRuns().stream().filter(run -> run.endedAt() == null).toList();
    for (var occasion : new String[] {"DRILL", "INCIDENT"}) {
      text.sample(
          "hikae_runs_open",
          open.stream().filter(run -> run.occasion().equals(occasion)).count(),
          "occasion",
          occasion.toLowerCase(Locale.ROOT));
    }
    text.sample("hikae_runs_waiting", open.stream().filter(Gauges::waits).count());
  }

  private static boolean waits(RunView run) {
    return run.state().equals("WAITING_FOR_PERSON");
  }

  private void means(Exposition text) {
    var means = recoveries.history(Optional.empty()).meanTimes(clock.getZone());
    means.stream()
        .filter(mean -> mean.recoveries() > 0)
        .filter(
            mean ->
                means.stream()
                    .noneMatch(
                        other ->
                            other.tier() == mean.tier()
                                && other.occasion() == mean.occasion()
                                && other.recoveries() > 0
                                && other.month().isAfter(mean.month())))
        .forEach(
            mean ->
                text.sample(
                    "hikae_mean_time_to_recovery_seconds",
                    mean.mean().toMillis() / 1000.0,
                    "tier",
                    word(mean.tier()),
                    "occasion",
                    word(mean.occasion())));
  }

  private void verdicts(Exposition text) {
    var items = attention.now();
    Arrays.stream(Level.values())
        .filter(level -> level != Level.CALM)
        .forEach(
            level ->
                text.sample(
                    "hikae_attention",
                    items.stream().filter(item -> item.level() == level).count(),
                    "level",
                    word(level)));
    contract
        .rows()
        .forEach(
            row ->
                text.sample(
                    "hikae_requirement",
                    1,
                    "id",
                    row.requirement().id(),
                    "standing",
                    word(row.standing())));
  }

  private double age(Instant then) {
    return Math.max(0, Duration.between(then, clock.instant()).toMillis() / 1000.0);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
