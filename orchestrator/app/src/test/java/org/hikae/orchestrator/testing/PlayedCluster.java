package org.hikae.orchestrator.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.hikae.cluster.Ledger;
import org.hikae.cluster.Mesh;
import org.hikae.cluster.identity.Authority;
import org.hikae.cluster.identity.Identity;
import org.hikae.cluster.lease.LeaseTerms;
import org.hikae.cluster.testing.LocalLedger;
import org.hikae.cluster.testing.LocalMesh;
import org.hikae.orchestrator.pleas.PleaDesk;
import org.hikae.orchestrator.settings.OrchestratorSettings;
import org.hikae.protocol.NodeId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// A cluster in one process: a mesh and a ledger without sockets, leases by a clock that is moved
/// by hand, identities of a throw-away authority.
@Configuration(proxyBeanMethods = false)
public class PlayedCluster {
  public static final LeaseTerms TERMS =
      new LeaseTerms(Duration.ofSeconds(6), Duration.ofSeconds(1));

  /// The one that is played now.
  public static volatile Stage stage = new Stage();

  /// What all nodes share.
  public static final class Stage {
    public final LocalMesh mesh = new LocalMesh();
    public final LocalLedger ledger = new LocalLedger(TERMS);
  }

  /// Makes an identity folder below `estate` and returns it.
  public static Path identity(Path estate, NodeId node) throws IOException {
    var safe = estate.resolve("authority");
    var authority =
        safe.resolve("ca.crt").toFile().exists()
            ? Authority.open(safe, Clock.systemUTC())
            : Authority.create(safe, Clock.systemUTC());
    var folder = estate.resolve(node.toString());
    authority.issue(node, List.of("127.0.0.1", "localhost"), folder);
    return folder;
  }

  @Bean
  Identity identity(OrchestratorSettings settings, Clock clock) throws IOException {
    return Identity.load(settings.identity(), clock);
  }

  @Bean
  Mesh mesh(OrchestratorSettings settings, PleaDesk desk) {
    return stage.mesh.join(settings.node(), desk);
  }

  @Bean
  Ledger ledger(OrchestratorSettings settings) {
    return stage.ledger.at(settings.node());
  }
}
