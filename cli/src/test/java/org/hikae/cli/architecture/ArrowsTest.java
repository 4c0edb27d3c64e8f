package org.hikae.cli.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;

/// Which module may know which.
class ArrowsTest {
  private static final String[] CLUSTER_LIBRARIES = {"org.jgroups..", "org.apache.ratis.."};
  private static final String[] WITHOUT_SPRING = {
    "org.hikae.vault..",
    "org.hikae.protocol..",
    "org.hikae.cluster..",
    "org.hikae.agent..",
    "org.hikae.source..",
    "org.hikae.postgres..",
    "org.hikae.domain.."
  };

  private final JavaClasses ours = OurClasses.main();

  @Test
  void onlyTheClusterModuleKnowsJGroupsAndRatis() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.hikae.cluster..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(CLUSTER_LIBRARIES)
        .check(ours);
  }

  @Test
  void noJGroupsOrRatisTypeIsInAPublicSignatureOfTheCluster() {
    OurClasses.publicMembers("org.hikae.cluster..")
        .should(OurClasses.nameNoTypeOf(CLUSTER_LIBRARIES))
        .check(ours);
  }

  @Test
  void springStaysAtTheEdge() {
    noClasses()
        .that()
        .resideInAnyPackage(WITHOUT_SPRING)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.springframework..")
        .check(ours);
  }

  @Test
  void theDomainTouchesNoNetworkAndNoDatabase() {
    noClasses()
        .that()
        .resideInAPackage("org.hikae.domain..")
        .should()
        .dependOnClassesThat(
            new DescribedPredicate<JavaClass>("reach the network or a database") {
              @Override
              public boolean test(JavaClass type) {
                var name = type.getName();
                return name.startsWith("java.sql.")
                    || name.startsWith("javax.net.")
                    || name.startsWith("java.net.http.")
                    || name.matches("java\\.net\\..*(Socket|Connection|Channel|InetAddress).*")
                    || name.startsWith("java.nio.channels.");
              }
            })
        .check(ours);
  }

  @Test
  void theProtocolDependsOnNothing() {
    knowsOnly("org.hikae.protocol..", "org.hikae.protocol..");
    noClasses()
        .that()
        .resideInAPackage("org.hikae.protocol..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("java..", "org.jspecify..", "org.hikae.protocol..")
        .check(ours);
  }

  @Test
  void theVaultDependsOnNothingOfOurs() {
    knowsOnly("org.hikae.vault..", "org.hikae.vault..");
  }

  @Test
  void theClusterKnowsTheProtocolAlone() {
    knowsOnly("org.hikae.cluster..", "org.hikae.cluster..", "org.hikae.protocol..");
  }

  @Test
  void theDomainKnowsTheProtocolAlone() {
    knowsOnly("org.hikae.domain..", "org.hikae.domain..", "org.hikae.protocol..");
  }

  @Test
  void thePostgresServerStandsAlone() {
    knowsOnly("org.hikae.postgres..", "org.hikae.postgres..");
  }

  @Test
  void agentsAndOrchestratorsMeetInTheProtocolOnly() {
    knowsNone("org.hikae.agent..", "org.hikae.orchestrator..", "org.hikae.domain..");
    knowsNone("org.hikae.source..", "org.hikae.orchestrator..", "org.hikae.domain..");
    knowsNone("org.hikae.orchestrator..", "org.hikae.agent..", "org.hikae.source..");
  }

  @Test
  void nobodyKnowsTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.hikae.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.hikae.cli..")
        .check(ours);
  }

  private void knowsOnly(String module, String... known) {
    noClasses()
        .that()
        .resideInAPackage(module)
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage("org.hikae..")
                .and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(known))))
        .check(ours);
  }

  private void knowsNone(String module, String... unknown) {
    noClasses()
        .that()
        .resideInAPackage(module)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(unknown)
        .check(ours);
  }
}
