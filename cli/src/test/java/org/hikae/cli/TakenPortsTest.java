package org.hikae.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikae.cli.Typed.hikae;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hikae.cluster.identity.Authority;
import org.hikae.protocol.NodeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whichever address is taken, the process says so in two lines and ends with the same status.
@Tag("long")
class TakenPortsTest {
  private static final int PORT_TAKEN = 21;

  @TempDir Path folder;
  private Authority authority;
  private ServerSocket taken;

  @BeforeEach
  void takeAPort() throws IOException {
    authority = Authority.create(folder.resolve("authority"), Clock.systemUTC());
    taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void free() throws IOException {
    taken.close();
  }

  @Test
  void ofAnOrchestratorsConsole() throws IOException {
    complains(
        orchestrator("console"),
        """
        error: Port TAKEN is already in use.
        HINT: choose another address for 'console', or end what has it.
        """);
  }

  @Test
  void ofAnOrchestratorsMesh() throws IOException {
    complains(
        orchestrator("mesh"),
        """
        error: the mesh cannot listen at 127.0.0.1:TAKEN: taken, or not an address of this machine.
        HINT: choose another address for 'mesh', or end what has it.
        """);
  }

  @Test
  void ofAnOrchestratorsLedger() throws IOException {
    complains(
        orchestrator("ledger"),
        """
        error: the ledger cannot listen at 127.0.0.1:TAKEN: Address already in use.
        HINT: choose another address for 'ledger', or end what has it.
        """);
  }

  @Test
  void ofAnAgentsStore() throws IOException {
    complains(
        agent("store"),
        """
        error: the agent cannot listen for its store at 127.0.0.1:TAKEN: Address already in use.
        HINT: end what listens there (see `ss -ltnp`), or name another address in the configuration.
        """);
  }

  @Test
  void ofAnAgentsMesh() throws IOException {
    complains(
        agent("mesh"),
        """
        error: the agent cannot listen for the mesh at 127.0.0.1:TAKEN: Address already in use.
        HINT: end what listens there (see `ss -ltnp`), or name another address in the configuration.
        """);
  }

  private Typed orchestrator(String which) throws IOException {
    identity("orchestrator.tokyo.o1");
    var ports = ports(which, "console", "mesh", "ledger");
    var config =
        Files.writeString(
            folder.resolve("orchestrator.yaml"),
            """
            node: orchestrator.tokyo.o1
            identity: identity
            home: state
            console: 127.0.0.1:%1$d
            mesh: {listen: "127.0.0.1:%2$d"}
            ledger: {listen: "127.0.0.1:%3$d"}
            members:
              - {node: orchestrator.tokyo.o1, mesh: "127.0.0.1:%2$d", ledger: "127.0.0.1:%3$d", console: "127.0.0.1:%1$d"}
            """
                .formatted(ports.get("console"), ports.get("mesh"), ports.get("ledger")));
    return hikae("orchestrator", "run", "--config", config);
  }

  private Typed agent(String which) throws IOException {
    identity("agent.tokyo.a1");
    Files.write(folder.resolve("key"), new byte[64]);
    hikae(
        "vault",
        "init",
        "--vault",
        "file:" + folder.resolve("vault"),
        "--key-file",
        folder.resolve("key"));
    var ports = ports(which, "store", "mesh");
    var config =
        Files.writeString(
            folder.resolve("agent.yaml"),
            """
            node: agent.tokyo.a1
            identity: identity
            home: state
            listen: 127.0.0.1:%1$d
            mesh: {listen: "127.0.0.1:%2$d", orchestrators: ["127.0.0.1:1"]}
            vault: {name: tokyo, url: "file:vault", keyFile: key}
            services: []
            """
                .formatted(ports.get("store"), ports.get("mesh")));
    return hikae("agent", "run", "--config", config);
  }

  private void identity(String node) throws IOException {
    authority.issue(NodeId.parse(node), List.of("127.0.0.1"), folder.resolve("identity"));
  }

  /// The one that is taken, and free ones for the others.
  private Map<String, Integer> ports(String which, String... names) throws IOException {
    var ports = new LinkedHashMap<String, Integer>();
    for (var name : names) {
      try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        ports.put(name, name.equals(which) ? taken.getLocalPort() : free.getLocalPort());
      }
    }
    return ports;
  }

  private void complains(Typed typed, String text) {
    assertThat(typed.err().replace(Integer.toString(taken.getLocalPort()), "TAKEN"))
        .isEqualTo(text);
    assertThat(typed.status()).isEqualTo(PORT_TAKEN);
  }
}
