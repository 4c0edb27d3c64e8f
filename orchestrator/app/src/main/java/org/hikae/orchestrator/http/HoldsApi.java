package org.hikae.orchestrator.http;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hikae.cluster.MeshException;
import org.hikae.domain.estate.VaultPlace;
import org.hikae.orchestrator.agents.Agents;
import org.hikae.orchestrator.agents.Errand;
import org.hikae.orchestrator.agents.Leadership.LostLeadership;
import org.hikae.orchestrator.agents.WorkEnd;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.protocol.Command;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SnapshotTies;
import org.hikae.protocol.TaskId;
import org.hikae.protocol.VaultName;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Holds of points: they stand in the vault itself, with who placed them and why.
@RestController
@RequestMapping("/api/v1/vaults/{name}/holds")
public final class HoldsApi {
  private static final int LONGEST = 200;

  private final EstateInForce estate;
  private final Agents agents;
  private final Errand errand;
  private final Clock clock;

  public HoldsApi(EstateInForce estate, Agents agents, Errand errand, Clock clock) {
    this.estate = estate;
    this.agents = agents;
    this.errand = errand;
    this.clock = clock;
  }

  /// @param by who placed it, and why
  record HoldView(String service, String mark, String by) {}

  /// @param until when it ends by itself; null when it does not
  record HoldOrder(
      @Nullable String service,
      @Nullable String mark,
      @Nullable String reason,
      @Nullable Instant until) {}

  /// @param snapshots how many of them are held, or were released
  record HoldsDone(long snapshots) {}

  @GetMapping
  @Says("The points of a vault that somebody holds, asked of the vault's agent.")
  List<HoldView> holds(@PathVariable("name") String name) throws InterruptedException {
    var vault = vault(name);
    try {
      return agents.ties(keeper(vault)).stream()
          .filter(SnapshotTies::isHeld)
          .map(
              ties ->
                  new HoldView(
                      ties.snapshot().service().name(), ties.snapshot().point(), ties.hold()))
          .distinct()
          .toList();
    } catch (MeshException silent) {
      throw silent(vault, String.valueOf(silent.getMessage()));
    }
  }

  @PostMapping
  @Says("Holds a point: nobody forgets it before it is released, or the hold ends.")
  HoldsDone hold(
      @PathVariable("name") String name,
      @RequestBody HoldOrder order,
      @RequestAttribute(Callers.CALLER) Caller caller)
      throws InterruptedException {
    var service = new ServiceId(Refusal.required("service", order.service()));
    var mark = Refusal.required("mark", order.mark());
    var reason = Refusal.required("reason", order.reason());
    if (reason.length() > LONGEST) {
      throw new Refusal(
          HttpStatus.BAD_REQUEST,
          "the reason is longer than " + LONGEST + " characters",
          "say it in a sentence.");
    }
    if (order.until() != null && !order.until().isAfter(clock.instant())) {
      throw new Refusal(
          HttpStatus.BAD_REQUEST, order.until() + " has passed", "name a later moment.");
    }
    var until = order.until() == null ? SnapshotTies.FREE : order.until();
    return done(
        vault(name),
        task -> new Command.HoldPoint(task, service, mark, reason, caller.name(), until));
  }

  @DeleteMapping("/{service}/{mark}")
  @ResponseStatus(HttpStatus.OK)
  @Says("Releases a point: every hold of it in that vault ends.")
  HoldsDone release(
      @PathVariable("name") String name,
      @PathVariable("service") String service,
      @PathVariable("mark") String mark)
      throws InterruptedException {
    var id = new ServiceId(service);
    return done(vault(name), task -> new Command.ReleasePoint(task, id, mark));
  }

  private HoldsDone done(VaultPlace vault, Function<TaskId, Command.Work> work)
      throws InterruptedException {
    var task = new TaskId("hold/" + vault.name() + "/" + UUID.randomUUID());
    try {
      return switch (errand.run(keeper(vault), work.apply(task), _ -> {})) {
        case WorkEnd.Done(var result) -> new HoldsDone(result.figures().files());
        case WorkEnd.Failed(var fault) ->
            throw new Refusal(HttpStatus.CONFLICT, fault.error(), fault.hint());
        case WorkEnd.Superseded superseded ->
            throw new IllegalStateException("a vault has no epoch: " + superseded);
      };
    } catch (LostLeadership lost) {
      throw new Refusal(
          HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(lost.getMessage()), "ask again.");
    }
  }

  private NodeId keeper(VaultPlace vault) throws InterruptedException {
    return agents
        .keeping(vault.name(), vault.site())
        .orElseThrow(() -> silent(vault, "no agent answers that keeps it"));
  }

  private static Refusal silent(VaultPlace vault, String because) {
    return new Refusal(
        HttpStatus.SERVICE_UNAVAILABLE,
        "vault " + vault.name() + " cannot be asked: " + because,
        "look whether the agent at " + vault.site() + " runs, then ask again.");
  }

  private VaultPlace vault(String name) {
    return estate
        .now()
        .flatMap(now -> now.vault(new VaultName(name)))
        .orElseThrow(
            () -> Refusal.unknown("vault " + name + " in the estate", "name one of its vaults."));
  }
}
