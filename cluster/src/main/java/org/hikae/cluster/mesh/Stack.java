package org.hikae.cluster.mesh;

import java.util.List;
import org.hikae.cluster.identity.Identity;
import org.hikae.protocol.NodeId.Role;
import org.jgroups.protocols.FRAG4;
import org.jgroups.protocols.MERGE3;
import org.jgroups.protocols.TCPPING;
import org.jgroups.protocols.UNICAST3;
import org.jgroups.protocols.VERIFY_SUSPECT2;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.protocols.pbcast.NAKACK2;
import org.jgroups.protocols.pbcast.STABLE;
import org.jgroups.stack.Protocol;

/// The protocols of the mesh, from the wire up. There is no flow control: it blocks a sender for as
/// long as the slowest member is not given up, and what we send is small.
final class Stack {
  private Stack() {}

  static List<Protocol> of(MeshSettings settings, Identity identity) {
    return List.of(
        transport(settings, identity),
        discovery(settings),
        new MERGE3().setMinInterval(1000).setMaxInterval(3000),
        heartbeats(settings.heartbeat()),
        new VERIFY_SUSPECT2().setTimeout(settings.heartbeat().verify().toMillis()),
        new NAKACK2().useMcastXmit(false),
        new UNICAST3(),
        new STABLE().setDesiredAverageGossip(50_000).setMaxBytes(4_000_000),
        membership(),
        new FRAG4().setFragSize(60_000));
  }

  /// Operators may ask by HTTPS; they are no members.
  private static Protocol transport(MeshSettings settings, Identity identity) {
    var handshake = new Handshake(identity, node -> node.role() != Role.OPERATOR);
    var tcp = new CertifiedTcp(new TlsSockets(handshake));
    tcp.setBindAddress(settings.listen().getAddress());
    tcp.setBindPort(settings.listen().getPort());
    tcp.setPortRange(0);
    tcp.enableSuspectEvents(true);
    tcp.setSockConnTimeout(1000);
    tcp.setPeerAddrReadTimeout(1000);
    tcp.setMaxLength(2 * Exchange.LONGEST_ENVELOPE);
    tcp.setBufferedInputStreamSize(8192);
    return tcp;
  }

  private static Protocol discovery(MeshSettings settings) {
    var discovery = new TCPPING();
    discovery.setInitialHosts(settings.orchestrators());
    discovery.setPortRange(0);
    discovery.asyncDiscovery(true);
    discovery.returnEntireCache(false);
    return discovery;
  }

  private static Protocol heartbeats(MeshSettings.Heartbeat heartbeat) {
    var heartbeats = new HubHeartbeats();
    heartbeats.setTimeout(heartbeat.silence().toMillis());
    heartbeats.setInterval(heartbeat.interval().toMillis());
    return heartbeats;
  }

  private static Protocol membership() {
    return new GMS()
        .printLocalAddress(false)
        .setJoinTimeout(1500)
        .setViewAckCollectionTimeout(2000)
        .setMembershipChangePolicy(new HubsFirst());
  }
}
