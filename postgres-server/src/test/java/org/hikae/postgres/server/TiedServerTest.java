package org.hikae.postgres.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikae.postgres.server.testing.ThrowAwayPostgres.PATIENCE;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hikae.postgres.server.Offspring.AtOurEnd;
import org.hikae.postgres.server.PostgresCluster.Started;
import org.hikae.postgres.server.testing.ThrowAwayPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Another JVM starts a store and is killed: nothing of it is left.
class TiedServerTest {
  private static final Duration SECONDS = Duration.ofSeconds(20);

  @TempDir Path home;
  private PostgresSettings settings;
  private ServerProcesses processes;
  private Process starter;

  @BeforeEach
  void startElsewhere() throws Exception {
    assumeTrue(
        Offspring.works(Offspring.tied(List.of("true"), AtOurEnd.INT)), "no setpriv is installed");
    settings = PostgresSettings.below(home, ThrowAwayPostgres.freePort()).throwAway();
    processes = new ServerProcesses(settings.data());
    starter =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                StarterProcess.class.getName(),
                home.toString(),
                Integer.toString(settings.port()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(starter.inputReader().readLine()).isEqualTo("ANEW");
    assertThat(processes.all()).isNotEmpty();
  }

  @AfterEach
  void leaveNothingRunning() throws Exception {
    starter.destroyForcibly().waitFor();
    processes.kill();
  }

  @Test
  void aServerEndsInGoodOrderWhenItsStarterIsKilled() throws Exception {
    starter.destroyForcibly().waitFor();

    assertThat(processes.awaitEnd(SECONDS)).isTrue();
    assertThat(settings.data().resolve("postmaster.pid")).doesNotExist();
  }

  @Test
  void aStartRightAfterThatWaitsForTheOldServersEnd() throws Exception {
    var next = PostgresCluster.ownStore(ThrowAwayPostgres.bundled(), settings);
    starter.destroyForcibly().waitFor();

    assertThat(next.start(PATIENCE)).isEqualTo(Started.ANEW);
    assertThat(next.accepting(SECONDS)).isTrue();
    next.stopImmediately(PATIENCE);
  }
}
