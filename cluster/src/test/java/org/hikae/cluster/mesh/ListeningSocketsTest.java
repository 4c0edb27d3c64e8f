package org.hikae.cluster.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikae.cluster.Estate.TOKYO;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.hikae.cluster.Estate;
import org.hikae.cluster.Ledger;
import org.hikae.cluster.identity.Identity;
import org.hikae.cluster.lease.LeaseTerms;
import org.hikae.cluster.ledger.LedgerSettings;
import org.hikae.cluster.ledger.LedgerSettings.Member;
import org.hikae.cluster.ledger.RatisLedger;
import org.hikae.protocol.NodeId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// Looks at the process from outside: which sockets does it listen on, and what do they say?
@EnabledOnOs(OS.LINUX)
@Isolated("it lists the sockets of the whole process")
class ListeningSocketsTest {
  private static final String LISTENING = "0A";

  @TempDir Path folder;

  @Test
  @Tag("SEC-16")
  void areTheConfiguredTwoAndSpeakMutualTls13Only() throws Exception {
    var estate = new Estate(folder);
    var identity = estate.identity(TOKYO);
    var before = listening();
    var meshAt = Estate.freeAddress();
    var ledgerAt = Estate.freeAddress();

    try (var mesh =
            JGroupsMesh.join(
                new MeshSettings(meshAt, List.of(meshAt)), identity, MeshContract.echo(TOKYO));
        var ledger = ledger(estate, ledgerAt, identity, mesh)) {
      Estate.await("alone it leads", ledger::leads);
      assertThat(newSince(before)).containsExactlyInAnyOrder(hex(meshAt), hex(ledgerAt));

      var agent = estate.identity(NodeId.parse("agent.tokyo.a1"));
      for (var address : List.of(meshAt, ledgerAt)) {
        assertThat(answer(address, identity.tls(), "TLSv1.3")).isEqualTo("open");
        assertThat(answer(address, identity.tls(), "TLSv1.2")).isEqualTo("closed");
        assertThat(answer(address, bare(identity), "TLSv1.3")).isEqualTo("closed");
        var rogue = new Estate(folder.resolve("rogue" + address.getPort())).identity(TOKYO);
        var stranger = context(rogue.keys(), identity);
        assertThat(answer(address, stranger, "TLSv1.3")).isEqualTo("closed");
      }
      assertThat(answer(ledgerAt, agent.tls(), "TLSv1.3")).isEqualTo("closed");
      assertThat(answer(meshAt, agent.tls(), "TLSv1.3")).isEqualTo("open");
    }
  }

  private static Ledger ledger(
      Estate estate, InetSocketAddress address, Identity identity, Courier courier)
      throws IOException {
    return RatisLedger.open(
        new LedgerSettings(
            estate.home(TOKYO).resolve("ledger"),
            address,
            List.of(new Member(TOKYO, address)),
            LeaseTerms.DEFAULT),
        identity,
        courier);
  }

  /// A client that trusts us but shows no certificate.
  private static SSLContext bare(Identity trusted) throws Exception {
    return context(null, trusted);
  }

  private static SSLContext context(@Nullable KeyManager keys, Identity trusted) throws Exception {
    var context = SSLContext.getInstance("TLS");
    X509ExtendedTrustManager trust = trusted.trust(_ -> true);
    context.init(
        keys == null ? new KeyManager[0] : new KeyManager[] {keys},
        new X509ExtendedTrustManager[] {trust},
        new SecureRandom());
    return context;
  }

  /// In TLS 1.3 a client learns only from its first read that the server turned it away.
  private static String answer(InetSocketAddress address, SSLContext as, String protocol) {
    try (var socket =
        (SSLSocket) as.getSocketFactory().createSocket(address.getAddress(), address.getPort())) {
      var parameters = socket.getSSLParameters();
      parameters.setProtocols(new String[] {protocol});
      parameters.setApplicationProtocols(new String[] {"h2"});
      socket.setSSLParameters(parameters);
      socket.setSoTimeout((int) Duration.ofMillis(500).toMillis());
      socket.startHandshake();
      while (socket.getInputStream().read() >= 0) {
        // HTTP/2 greets first
      }
      return "closed";
    } catch (java.net.SocketTimeoutException e) {
      return "open";
    } catch (IOException e) {
      return "closed";
    }
  }

  private static Set<String> newSince(Set<String> before) throws IOException {
    var now = new HashSet<>(listening());
    now.removeAll(before);
    return now;
  }

  /// Local addresses of this process's listening sockets, as the kernel writes them.
  private static Set<String> listening() throws IOException {
    var inodes = new HashSet<String>();
    try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
      for (var descriptor : descriptors.toList()) {
        socket(descriptor).ifPresent(inodes::add);
      }
    }
    var found = new HashSet<String>();
    for (var table : List.of("tcp", "tcp6")) {
      rows(Path.of("/proc/self/net", table))
          .filter(row -> row[3].equals(LISTENING) && inodes.contains(row[9]))
          .forEach(row -> found.add(row[1]));
    }
    return found;
  }

  private static Optional<String> socket(Path descriptor) throws IOException {
    try {
      var target = Files.readSymbolicLink(descriptor).toString();
      return target.startsWith("socket:[")
          ? Optional.of(target.substring(8, target.length() - 1))
          : Optional.empty();
    } catch (NoSuchFileException closedMeanwhile) {
      return Optional.empty();
    }
  }

  private static Stream<String[]> rows(Path table) throws IOException {
    return Files.readAllLines(table).stream().skip(1).map(line -> line.strip().split("\\s+"));
  }

  /// 127.0.0.1:80 is `0100007F:0050`, or in the table of IPv6 the same behind `FFFF`.
  private static String hex(InetSocketAddress address) {
    return "0000000000000000FFFF00000100007F:%04X".formatted(address.getPort());
  }
}
