package org.hikae.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hikae.cluster.identity.Authority;
import org.hikae.cluster.identity.Identity;
import org.hikae.protocol.NodeId;
import org.hikae.protocol.ServiceId;
import org.hikae.protocol.SiteId;

/// Three sites and an authority for tests, with real certificates and free ports.
public final class Estate {
  public static final NodeId TOKYO = NodeId.parse("orchestrator.tokyo.o1");
  public static final NodeId OSAKA = NodeId.parse("orchestrator.osaka.o1");
  public static final NodeId NAGOYA = NodeId.parse("orchestrator.nagoya.o1");
  public static final NodeId AGENT = NodeId.parse("agent.osaka.a1");
  public static final List<NodeId> ORCHESTRATORS = List.of(TOKYO, OSAKA, NAGOYA);
  public static final ServiceId CRM = new ServiceId("crm");
  public static final SiteId AT_TOKYO = new SiteId("tokyo");
  public static final SiteId AT_OSAKA = new SiteId("osaka");

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path folder;
  private final Authority authority;

  public Estate(Path folder) throws IOException {
    this.folder = folder;
    this.authority = Authority.create(folder.resolve("authority"), Clock.systemUTC());
  }

  /// A certified identity for a node on this machine.
  public Identity identity(NodeId node) throws IOException {
    var home = home(node);
    authority.issue(node, List.of("127.0.0.1", "localhost"), home);
    return Identity.load(home, Clock.systemUTC());
  }

  public Path home(NodeId node) {
    return folder.resolve(node.toString());
  }

  public static InetSocketAddress freeAddress() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    }
  }

  public static <T> T get(CompletableFuture<T> future) throws Exception {
    return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /// Looks again and again, for at most 20 s.
  public static void await(String what, Callable<Boolean> condition) throws Exception {
    await(what, PATIENCE, condition);
  }

  public static void await(String what, Duration atMost, Callable<Boolean> condition)
      throws Exception {
    var end = System.nanoTime() + atMost.toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("not in time: " + what).isLessThan(end);
      Thread.sleep(20);
    }
  }
}
