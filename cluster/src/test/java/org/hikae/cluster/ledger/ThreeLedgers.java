package org.hikae.cluster.ledger;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hikae.cluster.Estate;
import org.hikae.cluster.Ledger;
import org.hikae.cluster.identity.Identity;
import org.hikae.cluster.lease.LeaseTerms;
import org.hikae.cluster.ledger.LedgerSettings.Member;
import org.hikae.cluster.testing.LocalMesh;
import org.hikae.protocol.Answer;
import org.hikae.protocol.NodeId;

/// Three real ledgers in one process, forwarding to each other by a mesh in memory.
final class ThreeLedgers implements AutoCloseable {
  private final Estate estate;
  private final LeaseTerms terms;
  private final List<Member> members = new ArrayList<>();
  private final LocalMesh mesh = new LocalMesh();
  private final Map<NodeId, Identity> identities = new HashMap<>();
  private final Map<NodeId, LocalMesh.Node> nodes = new HashMap<>();
  private final Map<NodeId, Ledger> ledgers = new LinkedHashMap<>();

  ThreeLedgers(Path folder, Duration term, Duration margin) throws Exception {
    estate = new Estate(folder);
    terms = new LeaseTerms(term, margin);
    for (var node : Estate.ORCHESTRATORS) {
      members.add(new Member(node, Estate.freeAddress()));
      identities.put(node, estate.identity(node));
    }
    for (var node : Estate.ORCHESTRATORS) {
      start(node);
    }
  }

  Ledger start(NodeId node) throws Exception {
    var courier = mesh.join(node, (_, _) -> new Answer.NoMajority("not asked here"));
    var listen =
        members.stream().filter(m -> m.node().equals(node)).findAny().orElseThrow().address();
    var home = estate.home(node).resolve("ledger");
    var settings = new LedgerSettings(home, listen, members, terms);
    var ledger = RatisLedger.open(settings, requireNonNull(identities.get(node)), courier);
    nodes.put(node, courier);
    ledgers.put(node, ledger);
    return ledger;
  }

  /// All that live, the leader first.
  List<Ledger> leaderFirst() throws Exception {
    Estate.await("one leads", () -> alive().stream().anyMatch(Ledger::leads));
    var ordered = new ArrayList<>(alive());
    ordered.sort((a, b) -> Boolean.compare(b.leads(), a.leads()));
    return ordered;
  }

  Collection<Ledger> alive() {
    return ledgers.values();
  }

  NodeId kill(Ledger ledger) {
    var node =
        ledgers.entrySet().stream()
            .filter(each -> each.getValue().equals(ledger))
            .findAny()
            .orElseThrow()
            .getKey();
    requireNonNull(nodes.remove(node)).close();
    requireNonNull(ledgers.remove(node)).close();
    return node;
  }

  @Override
  public void close() {
    ledgers.values().forEach(Ledger::close);
    nodes.values().forEach(LocalMesh.Node::close);
  }
}
