package org.hikae.orchestrator.housekeeping;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hikae.cluster.MeshException;
import org.hikae.domain.estate.Estate;
import org.hikae.domain.housekeeping.Heap;
import org.hikae.domain.housekeeping.HousekeepingPlan;
import org.hikae.domain.housekeeping.HousekeepingPlan.Seen;
import org.hikae.domain.housekeeping.KeepTimes;
import org.hikae.orchestrator.agents.Agents;
import org.hikae.orchestrator.ledger.EstateInForce;
import org.hikae.protocol.Command;
import org.hikae.protocol.Litter;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.NodeId.Role;
import org.hikae.protocol.Report;
import org.hikae.protocol.TaskId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Plans what would be deleted, and deletes it in this orchestrator's own store.
public final class HousekeepingDesk {
  private static final Logger log = LoggerFactory.getLogger(HousekeepingDesk.class);

  private final NodeId self;
  private final List<NodeId> orchestrators;
  private final EstateInForce estate;
  private final Agents agents;
  private final StoreHeaps store;
  private final Clock clock;

  public HousekeepingDesk(
      NodeId self,
      List<NodeId> orchestrators,
      EstateInForce estate,
      Agents agents,
      StoreHeaps store,
      Clock clock) {
    this.self = self;
    this.orchestrators = List.copyOf(orchestrators);
    this.estate = estate;
    this.agents = agents;
    this.store = store;
    this.clock = clock;
  }

  /// What would be deleted at a node.
  ///
  /// @param plan null when only the node itself knows, or does not answer
  public record House(NodeId node, @Nullable HousekeepingPlan plan) {}

  public NodeId self() {
    return self;
  }

  /// Everywhere where something grows: all orchestrators, and the agents that are there.
  public List<NodeId> nodes() {
    var nodes = new ArrayList<>(orchestrators);
    agents.present().filter(node -> !nodes.contains(node)).sorted(BY_NAME).forEach(nodes::add);
    return List.copyOf(nodes);
  }

  /// Those of them that are heard: whoever is silent is tidied another time, and nobody waits.
  public List<NodeId> present() {
    return nodes().stream().filter(node -> node.equals(self) || agents.hears(node)).toList();
  }

  private static final java.util.Comparator<NodeId> BY_NAME =
      java.util.Comparator.comparing(NodeId::toString);

  /// The plans of all nodes. Of another orchestrator's store only that one knows.
  public List<House> plans() throws InterruptedException {
    var houses = new ArrayList<House>();
    for (var node : nodes()) {
      houses.add(new House(node, plan(node).orElse(null)));
    }
    return houses;
  }

  private Optional<HousekeepingPlan> plan(NodeId node) throws InterruptedException {
    if (node.equals(self)) {
      return Optional.of(own());
    }
    return node.role() == Role.AGENT ? agent(node) : Optional.empty();
  }

  /// What would go of this orchestrator's own store now.
  public HousekeepingPlan own() {
    var now = clock.instant();
    var times = times();
    var seen = store.look(times.limits(Heap.Place.STORE, now));
    return HousekeepingPlan.of(times, Heap.Place.STORE, seen, now);
  }

  /// Carries out a plan of the own store: what is older than the limits that it names, and nothing
  /// else.
  Map<Heap, Long> sweep(HousekeepingPlan plan) {
    var limits = new EnumMap<Heap, Instant>(Heap.class);
    for (var line : plan.lines()) {
      if (line.before() != null && line.seen().old() > 0) {
        limits.put(line.heap(), line.before());
      }
    }
    return store.sweep(limits);
  }

  private Optional<HousekeepingPlan> agent(NodeId node) throws InterruptedException {
    var now = clock.instant();
    var times = times();
    try {
      var question =
          new Command.LookAtHouse(limit(times, Heap.TASKS, now), limit(times, Heap.SANDBOXES, now));
      if (agents.ask(node, question) instanceof Report.House(var tasks, var sandboxes)) {
        var seen = Map.of(Heap.TASKS, seen(tasks), Heap.SANDBOXES, seen(sandboxes));
        return Optional.of(HousekeepingPlan.of(times, Heap.Place.AGENT, seen, now));
      }
    } catch (MeshException silent) {
      log.info("{} does not say what it keeps: {}", node, silent.getMessage());
    }
    return Optional.empty();
  }

  /// What an agent is told to do.
  public Command.KeepHouse command(TaskId task) {
    var now = clock.instant();
    var times = times();
    return new Command.KeepHouse(
        task, limit(times, Heap.TASKS, now), limit(times, Heap.SANDBOXES, now));
  }

  private static Instant limit(KeepTimes times, Heap heap, Instant now) {
    return times.before(heap, now).orElse(Instant.EPOCH);
  }

  private static Seen seen(Litter litter) {
    var oldest = litter.oldestKept().equals(Litter.NONE) ? null : litter.oldestKept();
    return new Seen(litter.count(), litter.bytes(), oldest);
  }

  private KeepTimes times() {
    return estate.now().map(Estate::housekeeping).orElse(KeepTimes.USUAL);
  }
}
