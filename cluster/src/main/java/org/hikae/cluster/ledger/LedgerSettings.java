package org.hikae.cluster.ledger;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.hikae.cluster.lease.LeaseTerms;
import org.hikae.protocol.NodeId;

/// Where this node keeps its copy of the ledger and who keeps the others.
///
/// @param folder this node's own; no other process may use it
/// @param listen the one address that it binds
/// @param members every orchestrator with the address at which the others reach it, this node too
public record LedgerSettings(
    Path folder, InetSocketAddress listen, List<Member> members, LeaseTerms leases) {
  public LedgerSettings {
    members = List.copyOf(members);
  }

  /// The same with those members only that are named.
  LedgerSettings keptBy(List<NodeId> keepers) {
    var kept = members.stream().filter(member -> keepers.contains(member.node())).toList();
    return new LedgerSettings(folder, listen, kept, leases);
  }

  /// A keeper of the ledger and where its ledger listens.
  public record Member(NodeId node, InetSocketAddress address) {}
}
