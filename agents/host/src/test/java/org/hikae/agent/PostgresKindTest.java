package org.hikae.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.hikae.agent.config.AgentConfig;
import org.hikae.agent.kernel.Kernel;
import org.hikae.agent.kernel.TiedLauncher;
import org.hikae.cluster.identity.Authority;
import org.hikae.protocol.NodeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real server from a configuration, tied to this process by the kernel.
final class PostgresKindTest {
  @TempDir Path folder;

  @Test
  void aConfiguredServerStartsAnswersAndDiesWhenFenced() throws Exception {
    var config = config();
    var kinds = new EveryKind(new TiedLauncher(Kernel.probe().tie()), Clock.systemUTC());
    var equipment = kinds.of(config, config.services().getFirst());
    var service = equipment.guarded().orElseThrow();
    try {
      service.start();

      assertThat(service.probe().good()).isTrue();
      assertThat(equipment.sources())
          .extracting(source -> source.id().name())
          .isEqualTo(List.of("database"));

      service.fence();

      assertThat(service.probe().good()).isFalse();
      assertThat(service.running()).isFalse();

      service.start();
      assertThat(service.probe().good()).isTrue();
    } finally {
      service.stop(Duration.ofSeconds(10));
    }
  }

  private AgentConfig config() throws Exception {
    Authority.create(folder.resolve("authority"), Clock.systemUTC())
        .issue(NodeId.parse("agent.tokyo.a1"), List.of("127.0.0.1"), folder.resolve("identity"));
    Files.createDirectory(folder.resolve("service"));
    Files.writeString(folder.resolve("service/password"), "a password");
    Files.writeString(folder.resolve("vault.key"), "one key of 32 bytes for the whole family");
    var file = folder.resolve("agent.yaml");
    Files.writeString(
        file,
        """
        node: agent.tokyo.a1
        identity: identity
        home: state
        listen: 127.0.0.1:1
        mesh: {listen: 127.0.0.1:1, orchestrators: [127.0.0.1:1]}
        vault: {name: tokyo, url: file:vault, keyFile: vault.key}
        services:
          - id: registry
            home: tokyo
            postgres:
              data: service/pg
              listen: 127.0.0.1:%d
              database: registry
              user: registry
              passwordFile: service/password
            sources:
              - {id: database, kind: postgres}
        """
            .formatted(Estate.freePort()));
    return AgentConfig.read(file);
  }
}
