package org.hikae.orchestrator.wiring;

import java.net.InetSocketAddress;
import java.time.Clock;
import org.hikae.cluster.Ledger;
import org.hikae.cluster.LedgerException;
import org.hikae.cluster.MeshException;
import org.hikae.cluster.identity.Identity;
import org.hikae.cluster.identity.IdentityException;
import org.hikae.cluster.lease.LeaseTerms;
import org.hikae.cluster.ledger.LedgerSettings;
import org.hikae.cluster.ledger.RatisLedger;
import org.hikae.cluster.mesh.JGroupsMesh;
import org.hikae.cluster.mesh.MeshSettings;
import org.hikae.orchestrator.pleas.PleaDesk;
import org.hikae.orchestrator.settings.OrchestratorSettings;
import org.hikae.orchestrator.signin.Passwords.Strength;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// This node's place among the others: its identity, the mesh, the ledger.
@Configuration(proxyBeanMethods = false)
public class ClusterWiring {

  @Bean
  Strength passwordStrength() {
    return Strength.FULL;
  }

  @Bean
  Identity identity(OrchestratorSettings settings, Clock clock) throws IdentityException {
    var identity = Identity.load(settings.identity(), clock);
    if (!identity.node().equals(settings.node())) {
      throw new IdentityException(
          "the identity is of " + identity.node() + ", the settings are of " + settings.node(),
          "put the folder of " + settings.node() + " at " + settings.identity() + ".");
    }
    return identity;
  }

  @Bean
  JGroupsMesh mesh(OrchestratorSettings settings, Identity identity, PleaDesk desk)
      throws MeshException {
    var heartbeat = settings.heartbeat();
    return JGroupsMesh.join(
        new MeshSettings(
            resolved(settings.mesh().listen()),
            settings.members().stream().map(member -> resolved(member.mesh())).toList(),
            new MeshSettings.Heartbeat(
                heartbeat.interval(), heartbeat.silence(), heartbeat.verify())),
        identity,
        desk);
  }

  @Bean
  Ledger ledger(OrchestratorSettings settings, Identity identity, JGroupsMesh mesh)
      throws LedgerException {
    var members =
        settings.members().stream()
            .map(member -> new LedgerSettings.Member(member.node(), resolved(member.ledger())))
            .toList();
    return RatisLedger.open(
        new LedgerSettings(
            settings.home().resolve("ledger"),
            resolved(settings.ledger().listen()),
            members,
            new LeaseTerms(settings.lease().term(), settings.lease().margin())),
        identity,
        mesh);
  }

  private static InetSocketAddress resolved(InetSocketAddress address) {
    return new InetSocketAddress(address.getHostString(), address.getPort());
  }
}
