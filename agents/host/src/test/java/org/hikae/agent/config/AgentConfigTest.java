package org.hikae.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hikae.agent.config.AgentConfig.Guarded;
import org.hikae.agent.config.AgentConfig.SourcePlace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AgentConfigTest {
  private static final String WHOLE =
      """
      node: agent.tokyo.a1
      identity: identity
      home: state
      listen: 127.0.0.1:7801
      mesh:
        listen: 127.0.0.1:7800
        orchestrators: [127.0.0.1:7900, 127.0.0.1:7910]
      vault:
        name: tokyo
        url: file:vault
        keyFile: vault.key
      services:
        - id: registry
          home: tokyo
          postgres: {data: service/pg, listen: 127.0.0.1:15432, database: registry, tls: true, user: registry, passwordFile: service/password}
          sources:
            - {id: database, kind: postgres}
            - {id: documents, kind: files, paths: [service/documents], excludes: ['**/*.tmp']}
          traffic: {url: "https://127.0.0.1:7950/services/registry", target: 127.0.0.1:15432}
      """;

  @TempDir Path folder;

  @Test
  void readsAWholeFileWithPathsRelativeToIt() throws IOException {
    var config = AgentConfig.read(file(WHOLE));

    assertThat(config.node()).hasToString("agent.tokyo.a1");
    assertThat(config.home()).isEqualTo(folder.resolve("state"));
    assertThat(config.vault().url()).isEqualTo("file:" + folder.resolve("vault"));
    assertThat(config.mesh().orchestrators())
        .containsExactly(new Endpoint("127.0.0.1", 7900), new Endpoint("127.0.0.1", 7910));
    var service = config.services().getFirst();
    assertThat(service.guarded())
        .containsInstanceOf(Guarded.Postgres.class)
        .map(Guarded.Postgres.class::cast)
        .map(Guarded.Postgres::data)
        .contains(folder.resolve("service/pg"));
    assertThat(service.sources().get(1))
        .isEqualTo(
            new SourcePlace.Files(
                service.sources().get(1).id(),
                List.of(folder.resolve("service/documents")),
                List.of("**/*.tmp")));
    assertThat(service.traffic()).isPresent();
  }

  @Test
  void namesTheNearestKeyForASlip() {
    refuses(
        WHOLE.replace("keyFile:", "keyfile:"),
        "agent.yaml, line 9: 'vault' lacks 'keyFile'",
        "add the line 'keyFile: …'");
    refuses(
        WHOLE.replace("home: state", "home: state\nlisen: 1"),
        "agent.yaml, line 4: 'lisen' is not known in the file",
        "did you mean 'listen'?");
  }

  @Test
  void saysWhichLineIsWrongAndTheWayOut() {
    refuses(
        WHOLE.replace("127.0.0.1:7801", "127.0.0.1"),
        "agent.yaml, line 4: 'listen': '127.0.0.1' is not host:port",
        "correct the value");
    refuses(
        WHOLE.replace("kind: files", "kind: folder"),
        "agent.yaml, line 18: 'folder' is no kind of source",
        "known kinds: postgres, mariadb, files, command, orchestrator");
    refuses(
        WHOLE.replace("kind: postgres", "kind: mariadb"),
        "agent.yaml, line 17: a source of kind mariadb belongs to no server",
        "add a 'mariadb' section to its service");
    refuses(
        WHOLE.replace("agent.tokyo.a1", "orchestrator.tokyo.o1"),
        "agent.yaml, line 1: 'node': 'orchestrator.tokyo.o1' is not agent.SITE.NAME",
        "correct the value");
    refuses(
        WHOLE.replace("orchestrators: [127.0.0.1:7900, 127.0.0.1:7910]", "orchestrators: []"),
        "agent.yaml, line 7: 'mesh' names no orchestrators",
        "list the mesh address of each: orchestrators: [127.0.0.1:7900]");
    refuses(
        WHOLE.replace("home: state", "home: state\nhome: other"),
        "agent.yaml, line 4: 'home' is there twice",
        "keep one of the two");
  }

  @Test
  void refusesWhatIsNotYaml() {
    assertThatExceptionOfType(AgentException.class)
        .isThrownBy(() -> AgentConfig.read(file("node: [agent")))
        .withMessageContaining("agent.yaml, line ")
        .withMessageContaining("this is not YAML")
        .satisfies(e -> assertThat(e.code()).isEqualTo(AgentException.Code.UNREADABLE_CONFIG));
  }

  @Test
  void saysThatThereIsNoSuchFile() {
    var absent = folder.resolve("absent.yaml");
    assertThatExceptionOfType(AgentException.class)
        .isThrownBy(() -> AgentConfig.read(absent))
        .withMessage("there is no " + absent)
        .satisfies(
            e -> assertThat(e.hint()).isEqualTo("name the agent's configuration with --config"));
  }

  private void refuses(String text, String sentence, String hint) {
    assertThatExceptionOfType(AgentException.class)
        .isThrownBy(() -> AgentConfig.read(file(text)))
        .withMessage(folder + "/" + sentence)
        .satisfies(e -> assertThat(e.hint()).isEqualTo(hint));
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("agent.yaml"), text);
  }
}
