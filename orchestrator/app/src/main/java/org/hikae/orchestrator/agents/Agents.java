package org.hikae.orchestrator.agents;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hikae.cluster.Mesh;
import org.hikae.cluster.MeshException;
import org.hikae.protocol.Command;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.Report;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;
import org.hikae.protocol.SnapshotRef;
import org.hikae.protocol.SnapshotTies;
import org.hikae.protocol.VaultName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds agents by what they keep, and asks them.
public final class Agents {
  private static final Logger log = LoggerFactory.getLogger(Agents.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Mesh mesh;

  public Agents(Mesh mesh) {
    this.mesh = mesh;
  }

  /// The agent that guards a service at a site, if one answers.
  public Optional<NodeId> guarding(ServiceId service, SiteId site) throws InterruptedException {
    return first(site, agent -> agent.services().containsKey(service));
  }

  /// The agent that keeps a vault at a site, if one answers.
  public Optional<NodeId> keeping(VaultName vault, SiteId site) throws InterruptedException {
    return first(site, agent -> agent.vault().equals(vault.name()));
  }

  /// Every agent in the mesh.
  public Stream<NodeId> present() {
    return mesh.view().members().stream().filter(node -> node.role() == NodeId.Role.AGENT);
  }

  /// Whether a node of any role is in the mesh.
  public boolean hears(NodeId node) {
    return mesh.view().members().contains(node);
  }

  /// What an agent says of itself, if it answers.
  public Optional<Report.Agent> described(NodeId node) throws InterruptedException {
    try {
      return ask(node, new Command.DescribeAgent()) instanceof Report.Agent agent
          ? Optional.of(agent)
          : Optional.empty();
    } catch (MeshException e) {
      log.info("{} does not say what it keeps: {}", node, e.getMessage());
      return Optional.empty();
    }
  }

  /// Asks once and waits for the reply.
  public Report ask(NodeId agent, Command command) throws MeshException, InterruptedException {
    try {
      var answer =
          mesh.ask(agent, command, PATIENCE).get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (answer instanceof Report report) {
        return report;
      }
      throw new MeshException(agent + " answered a command with " + answer);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof MeshException known
          ? known
          : new MeshException(agent + " could not be asked", e);
    } catch (TimeoutException e) {
      throw new MeshException(agent + " did not answer within " + PATIENCE, e);
    }
  }

  /// What an agent's vault holds of these services, or of all when none is named; oldest first.
  public List<SnapshotRef> snapshots(NodeId agent, List<ServiceId> services)
      throws MeshException, InterruptedException {
    var held = new ArrayList<SnapshotRef>();
    var after = "";
    while (true) {
      if (!(ask(agent, new Command.ListSnapshots(services, after))
          instanceof Report.Snapshots(var page, var more))) {
        throw new MeshException(agent + " does not say what its vault holds");
      }
      held.addAll(page);
      if (!more || page.isEmpty()) {
        held.sort(Comparator.comparing(SnapshotRef::consistentAt));
        return List.copyOf(held);
      }
      after = page.getLast().id();
    }
  }

  /// What an agent's vault holds of services, and what ties it there.
  public List<SnapshotTies> ties(NodeId agent) throws MeshException, InterruptedException {
    var held = new ArrayList<SnapshotTies>();
    var after = "";
    while (true) {
      var answer = ask(agent, new Command.ListTies(after));
      if (!(answer instanceof Report.Ties(var page, var more))) {
        var why = answer instanceof Report.Refused(var because, _) ? ": " + because : "";
        throw new MeshException(agent + " does not say what ties its vault's snapshots" + why);
      }
      held.addAll(page);
      if (!more || page.isEmpty()) {
        return List.copyOf(held);
      }
      after = page.getLast().snapshot().id();
    }
  }

  private Optional<NodeId> first(SiteId site, Predicate<Report.Agent> wanted)
      throws InterruptedException {
    for (var node : present().filter(node -> node.site().equals(site)).toList()) {
      if (described(node).filter(wanted).isPresent()) {
        return Optional.of(node);
      }
    }
    return Optional.empty();
  }
}
