package org.hikae.orchestrator.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.hikae.cluster.Ledger;
import org.hikae.cluster.Mesh;
import org.hikae.cluster.identity.Authority;
import org.hikae.cluster.identity.Identity;
import org.hikae.cluster.lease.LeaseTerms;
import org.hikae.cluster.testing.LocalLedger;
import org.hikae.cluster.testing.LocalMesh;
import org.hikae.orchestrator.pleas.PleaDesk;
import org.hikae.orchestrator.settings.OrchestratorSettings;
import org.hikae.orchestrator.signin.Passwords.Strength;
import org.hikae.protocol.NodeId;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A cluster in one process: a mesh and a ledger without sockets, leases by a clock that is moved
/// by hand, identities of a throw-away authority.
@Configuration(proxyBeanMethods = false)
public class PlayedCluster {
  public static final LeaseTerms TERMS =
      new LeaseTerms(Duration.ofSeconds(6), Duration.ofSeconds(1));

  private static final long STEPS_OF_ONE = 1_000_000;
  private static final AtomicLong FIRST_STEP = new AtomicLong(STEPS_OF_ONE);

  /// What is played, by the folder above the orchestrators' places: tests run beside each other.
  private static final Map<Path, Stage> STAGES = new ConcurrentHashMap<>();

  /// What all nodes share.
  public static final class Stage {
    public final LocalMesh mesh = new LocalMesh();
    public final LocalLedger ledger = new LocalLedger(TERMS);
  }

  /// Has every orchestrator whose place is a folder of `estate` play on that stage.
  public static void play(Path estate, Stage stage) {
    STAGES.put(estate, stage);
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

  /// One process has many orchestrators here, and two libraries take it for one. Spring Batch knows
  /// the steps that run by their ids alone, which every new store would give anew: each begins
  /// elsewhere. Tomcat would make the folder of the first one again for all that follow.
  @Bean
  static BeanPostProcessor manyInOneProcess() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DataSource store) {
          countElsewhere(JdbcClient.create(store));
        }
        if (bean instanceof TomcatServletWebServerFactory) {
          System.clearProperty("catalina.home");
        }
        return bean;
      }
    };
  }

  private static void countElsewhere(JdbcClient sql) {
    var first = FIRST_STEP.getAndAdd(STEPS_OF_ONE);
    for (var sequence : List.of("batch_job_execution_seq", "batch_step_execution_seq")) {
      sql.sql("select setval(?::regclass, ?)").params(sequence, first).query().singleRow();
    }
  }

  /// Tests sign in often, and guess nothing.
  @Bean
  Strength passwordStrength() {
    return new Strength(1000);
  }

  @Bean
  Identity identity(OrchestratorSettings settings, Clock clock) throws IOException {
    return Identity.load(settings.identity(), clock);
  }

  @Bean
  Mesh mesh(OrchestratorSettings settings, PleaDesk desk) {
    return stage(settings).mesh.join(settings.node(), desk);
  }

  @Bean
  Ledger ledger(OrchestratorSettings settings) {
    return stage(settings).ledger.at(settings.node());
  }

  private static Stage stage(OrchestratorSettings settings) {
    return Objects.requireNonNull(
        STAGES.get(settings.identity().resolve("../..").normalize()), "nothing is played there");
  }
}
